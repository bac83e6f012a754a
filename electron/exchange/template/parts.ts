import { posix } from 'node:path'
import { attribute } from './sheet-part.ts'

/** The parts of a container, some of them changed. */
export interface Parts {
  readonly names: () => readonly string[]
  /** A part as text. */
  readonly get: (name: string) => string | undefined
  readonly set: (name: string, xml: string) => void
  readonly remove: (name: string) => void
  readonly bytes: (name: string) => Uint8Array
}

/** What a part points at. */
interface Relations {
  readonly byId: (id: string) => string | undefined
  /** The first part of a type, by the end of the type's name. */
  readonly byType: (type: string) => string | undefined
  readonly allByType: (type: string) => readonly string[]
}

/** Reads what a part points at within the container. */
export function relationsOf(parts: Parts, name: string): Relations {
  const folder = posix.dirname(name)
  const xml = parts.get(`${folder}/_rels/${posix.basename(name)}.rels`) ?? ''
  const all = [...xml.matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const target = attribute(attributes, 'Target')
    if (target === null || attribute(attributes, 'TargetMode') === 'External') return []
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
    return [{ id: attribute(attributes, 'Id'), type: attribute(attributes, 'Type') ?? '', path }]
  })
  const ofType = (type: string): readonly string[] =>
    all.filter((one) => one.type.endsWith(`/${type}`)).map(({ path }) => path)
  return {
    byId: (id) => all.find((one) => one.id === id)?.path,
    byType: (type) => ofType(type)[0],
    allByType: ofType,
  }
}

/** The sheets of a workbook in their order, by name and part. */
export function sheetsOf(
  workbook: string,
  relations: Relations,
): readonly { readonly name: string; readonly path: string }[] {
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const name = attribute(attributes, 'name')
    const path = relations.byId(attribute(attributes, String.raw`\w+:id`) ?? '')
    return name === null || path === undefined ? [] : [{ name, path }]
  })
}

/**
 * Takes away the order of calculation, which no longer fits and would be called a damage, and asks for everything to be
 * calculated when the file is opened.
 */
export function withoutChain(parts: Parts, workbook: string): Parts {
  const folder = posix.dirname(workbook)
  const chain = relationsOf(parts, workbook).byType('calcChain')
  if (chain !== undefined) {
    parts.remove(chain)
    const rels = `${folder}/_rels/${posix.basename(workbook)}.rels`
    parts.set(rels, without(parts.get(rels) ?? '', /<(?:\w+:)?Relationship\b[^>]*\/calcChain"[^>]*>/))
    const types = '[Content_Types].xml'
    parts.set(types, without(parts.get(types) ?? '', /<(?:\w+:)?Override\b[^>]*calcChain[^>]*>/i))
  }
  parts.set(workbook, calculatedWhenOpened(parts.get(workbook) ?? ''))
  return parts
}

function without(xml: string, element: RegExp): string {
  return xml.replace(element, '')
}

function calculatedWhenOpened(xml: string): string {
  if (/<(?:\w+:)?calcPr\b/.test(xml))
    return xml.replace(
      /<((?:\w+:)?calcPr)\b([^>]*?)(\/?)>/,
      (_whole, name: string, attributes: string, end: string) => {
        const rest = attributes.replace(/\s+fullCalcOnLoad="[^"]*"/, '').replace(/\s+$/, '')
        return `<${name}${rest} fullCalcOnLoad="1"${end}>`
      },
    )
  // It stands behind the names, or behind what would stand before them.
  return xml.replace(
    /([\s\S]*<\/((?:\w+:)?)(?:sheets|functionGroups|externalReferences|definedNames)>)/,
    (_whole, before: string, prefix: string) => `${before}<${prefix}calcPr calcId="0" fullCalcOnLoad="1"/>`,
  )
}
