/** The answers of the form by the place of their name in the request, with nothing where none was chosen. */
export function inPlaces(answers: Readonly<Record<string, string>>): string[] {
  const last = Math.max(-1, ...Object.keys(answers).map(Number))
  return Array.from({ length: last + 1 }, (_, at) => answers[at] ?? '')
}
