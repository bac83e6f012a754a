import type { IncomingMessage } from 'node:http'
import type { Refusal } from './guard.ts'

/** Larger than the largest paste that a sheet takes; a policy's text is far below. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024

/** The JSON of a request's body, or why it is turned away. The bytes that arrive are counted, whatever the header says. */
export async function readJson(
  request: IncomingMessage,
  maxBytes = MAX_BODY_BYTES,
): Promise<{ readonly value: unknown } | Refusal> {
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415, reason: 'content-type' }
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { status: 413, reason: 'size' }
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > maxBytes) return { status: 413, reason: 'size' }
    parts.push(part)
  }
  return parse(Buffer.concat(parts))
}

function parse(bytes: Buffer): { readonly value: unknown } | Refusal {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { value: JSON.parse(text) }
  } catch {
    return { status: 400, reason: 'json' }
  }
}
