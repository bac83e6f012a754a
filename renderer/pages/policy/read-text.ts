/** Reads a text file in UTF-8 or, failing that, GB18030, which Chinese offices still use; null if it is neither. */
export async function readTextFile(file: Blob): Promise<string | null> {
  const bytes = await file.arrayBuffer()
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = decode(bytes, encoding)
    if (text !== null) return text
  }
  return null
}

function decode(bytes: ArrayBuffer, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // A picture or a Word file may pass for GB18030, but no text holds NUL.
    return text.includes('\0') ? null : text
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
