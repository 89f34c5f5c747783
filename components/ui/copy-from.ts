/** Copies the text of a copy button to the clipboard and says beside the button whether that worked. */
export async function copyFrom(button: HTMLElement): Promise<void> {
  const { copy = '', copied = '', notCopied = '' } = button.dataset
  const status = button.nextElementSibling
  let said = copied
  try {
    await navigator.clipboard.writeText(copy)
  } catch {
    said = notCopied
  }
  if (status) status.textContent = said
}

/** Makes the copy buttons of a page without React work. */
export function copyOnClick(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null
    if (button) void copyFrom(button)
  })
}
