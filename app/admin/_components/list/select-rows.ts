/** Selects every row of the form around a checkbox, or none, as the checkbox says. */
export function selectRows(all: HTMLInputElement): void {
  for (const box of rowsOf(all)) box.checked = all.checked
}

/**
 * Makes the checkboxes for all rows work on pages without React. If the form is refused, the rows that were selected are selected again:
 * the server renders them without their selection.
 */
export function selectRowsOnChange(): void {
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset.selects !== undefined) selectRows(target)
  })
  const all = document.querySelector<HTMLInputElement>('input[data-selects]')
  if (!all?.form) return
  const sent = takeSent()
  if (all.form.dataset.state === 'refused') {
    const rows = rowsOf(all)
    for (const box of rows) box.checked = sent.includes(box.value)
    all.checked = rows.every(({ checked }) => checked)
  }
  all.form.addEventListener('submit', () => {
    const ticked = rowsOf(all).filter(({ checked }) => checked)
    inStore((store) => store.setItem(SENT, JSON.stringify(ticked.map(({ value }) => value))))
  })
}

const SENT = 'rows sent'

function rowsOf({ form, dataset }: HTMLInputElement): HTMLInputElement[] {
  return [...(form?.querySelectorAll<HTMLInputElement>(`input[name="${dataset.selects}"]`) ?? [])]
}

/** Returns the rows that were selected when the form was sent, once. */
function takeSent(): string[] {
  let sent: string[] = []
  inStore((store) => {
    sent = JSON.parse(store.getItem(SENT) ?? '[]')
    store.removeItem(SENT)
  })
  return sent
}

/** Some browsers refuse to store anything. The selection is then lost. */
function inStore(use: (store: Storage) => void): void {
  try {
    use(sessionStorage)
  } catch {}
}
