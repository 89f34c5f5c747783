export type ImageFacts = { type: 'png' | 'webp'; width: number; height: number }

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Returns the type and size of a PNG or WebP image from its bytes; null for anything else, or for a truncated file. */
export function readImage(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length > 44 && PNG.every((byte, index) => bytes[index] === byte)) {
    const isWhole = textAt(bytes, 12) === 'IHDR' && textAt(bytes, bytes.length - 8) === 'IEND'
    return isWhole ? { type: 'png', width: view.getUint32(16), height: view.getUint32(20) } : null
  }
  if (bytes.length < 30 || textAt(bytes, 0) !== 'RIFF' || textAt(bytes, 8) !== 'WEBP') return null
  const size = view.getUint32(4, true) + 8 <= bytes.length ? webpSize(view, textAt(bytes, 12)) : null
  return size && { type: 'webp', ...size }
}

function webpSize(view: DataView, chunk: string): { width: number; height: number } | null {
  switch (chunk) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 }
    default:
      return null
  }
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
