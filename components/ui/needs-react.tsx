/** Marks a page that cannot be sent without React, such as one with a part that updates itself (docs/decisions/0034). */
export function NeedsReact() {
  return <span hidden data-needs-react="" />
}
