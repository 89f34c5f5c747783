/** Returns the choices in the form in the order of the request's names, with an empty string where none was made. */
export function inPlaces(answers: Readonly<Record<string, string>>): string[] {
  const last = Math.max(-1, ...Object.keys(answers).map(Number))
  return Array.from({ length: last + 1 }, (_, at) => answers[at] ?? '')
}
