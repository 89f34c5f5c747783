const STORED = 'keelmark-single-keys'

/** Returns whether this browser has turned off the keys of one character. */
export function areKeysOff(): boolean {
  try {
    return localStorage.getItem(STORED) === 'off'
  } catch {
    return false
  }
}

/** Turns single-key shortcuts off or on in this browser. One that stores nothing keeps them on. */
export function turnKeys(off: boolean): void {
  try {
    if (off) localStorage.setItem(STORED, 'off')
    else localStorage.removeItem(STORED)
  } catch {
    // The setting then lasts only for this page.
  }
}
