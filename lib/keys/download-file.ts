/** How long a browser may take to begin saving a file. After that the page discards it. */
const RELEASE_AFTER_MS = 10_000

/** Makes the browser save a file that was generated in it. */
export function downloadFile(name: string, content: string | ArrayBuffer): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS)
}
