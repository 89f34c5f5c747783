/** Moves the focus to the error list of a refused form, and puts "Error" into the page's title, as forms run by React do. */
export function showRefusal(): void {
  const box = document.querySelector<HTMLElement>('[data-problem]')
  if (!box) return
  box.focus()
  document.title = `${box.dataset.problem}${document.title}`
}
