// WebAssembly as Node has it; its types otherwise come with those of a browser's page.

/** A compiled module; may be sent to other threads. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: string
}

/** A memory that threads share. */
export interface WasmMemory {
  readonly buffer: SharedArrayBuffer
  grow(pages: number): number
}

interface WasmHost {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule
  readonly Memory: new (limits: { initial: number; maximum: number; shared: true }) => WasmMemory
  readonly Instance: new (
    module: WasmModule,
    imports: { engine: Record<string, unknown> },
  ) => { readonly exports: Readonly<Record<string, unknown>> }
}

const host = (globalThis as unknown as { WebAssembly: WasmHost }).WebAssembly

/** Compiles a module that this program has written itself. */
export function compileModule(bytes: Uint8Array<ArrayBuffer>): WasmModule {
  return new host.Module(bytes)
}

/** A shared memory of at least so many bytes. */
export function newMemory(bytes: number, maximum: number): WasmMemory {
  return new host.Memory({ initial: Math.ceil(bytes / 65_536), maximum, shared: true })
}

/** The exported functions of a new instance. */
export function instantiate<T>(module: WasmModule, engine: Record<string, unknown>): ReadonlyMap<string, T> {
  const { exports } = new host.Instance(module, { engine })
  return new Map(Object.entries(exports) as [string, T][])
}
