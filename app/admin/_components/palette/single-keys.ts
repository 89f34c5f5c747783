const STORED = 'keelmark-single-keys'

/** Returns whether single-key shortcuts are turned off in this browser. */
export function areKeysOff(): boolean {
  try {
    return localStorage.getItem(STORED) === 'off'
  } catch {
    return false
  }
}

/**
 * Turns single-key shortcuts off or on in this browser. If the browser refuses to store the setting, they are on again when the page is
 * next loaded.
 */
export function turnKeys(off: boolean): void {
  try {
    if (off) localStorage.setItem(STORED, 'off')
    else localStorage.removeItem(STORED)
  } catch {
    // The setting then lasts only for this page.
  }
}
