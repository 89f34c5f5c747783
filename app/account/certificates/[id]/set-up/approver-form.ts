/** Returns the answers of the form in the order of the request's names, with an empty string if none was chosen. */
export function inPlaces(answers: Readonly<Record<string, string>>): string[] {
  const last = Math.max(-1, ...Object.keys(answers).map(Number))
  return Array.from({ length: last + 1 }, (_, at) => answers[at] ?? '')
}
