/** Selects every row of the form around a checkbox, or none, as the checkbox says. */
export function selectRows({ form, checked, dataset }: HTMLInputElement): void {
  for (const box of form?.querySelectorAll<HTMLInputElement>(`input[name="${dataset.selects}"]`) ?? []) box.checked = checked
}

/** Makes the checkboxes for all rows work on pages without React. */
export function selectRowsOnChange(): void {
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset.selects !== undefined) selectRows(target)
  })
}
