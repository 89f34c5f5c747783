/**
 * After a form was sent without React: opens the sections that hide its response and moves the focus there, and puts "Error" into the title
 * of a page whose form was refused, as React does. Reloading the page, or returning to it, does not send the form again. Without a response,
 * content that must be noticed gets the focus.
 */
export function showAnswer(): void {
  const problem = document.querySelector<HTMLElement>('[data-problem]')
  const form = document.querySelector<HTMLElement>('form[data-state="done"]')
  const place =
    problem ?? form?.querySelector<HTMLElement>('[data-answer]') ?? form ?? document.querySelector<HTMLElement>('[data-focused]')
  // An address with a fragment would take the focus away from the response.
  history.replaceState(history.state, '', place ? `${location.pathname}${location.search}` : location.href)
  if (!place) return
  for (let part: Element | null = place; part; part = part.parentElement) if (part instanceof HTMLDetailsElement) part.open = true
  place.tabIndex = -1
  place.focus()
  if (problem) document.title = `${problem.dataset.problem}${document.title}`
}
