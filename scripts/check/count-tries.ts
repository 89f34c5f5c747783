/**
 * Returns the maximum number of ways a regular expression may try at one position before it fails, or infinity if a repetition has no upper
 * bound. If the number is finite, a search takes linear time, with this number as the worst-case factor.
 */
export function countTries(source: string): number {
  const reader = { source, at: 0 }
  return alternatives(reader)
}

type Reader = { source: string; at: number }

function alternatives(reader: Reader): number {
  let ways = 0
  let branch = 1
  while (reader.at < reader.source.length && reader.source[reader.at] !== ')') {
    if (reader.source[reader.at] === '|') {
      reader.at += 1
      ways += branch
      branch = 1
    } else branch *= term(reader)
  }
  return ways + branch
}

/** Counts the ways for one letter, class or group with its repetition. */
function term(reader: Reader): number {
  const inner = atom(reader)
  const { least, most } = repetition(reader)
  return (inner === 1 ? 1 : inner ** most) * (most - least + 1)
}

function atom(reader: Reader): number {
  const letter = reader.source[reader.at]
  reader.at += letter === '\\' ? escapeLength(reader) : 1
  if (letter === '[') {
    while (reader.source[reader.at] !== ']') reader.at += reader.source[reader.at] === '\\' ? 2 : 1
    reader.at += 1
  }
  if (letter !== '(') return 1
  const kind = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(reader.source.slice(reader.at))
  reader.at += kind?.[0].length ?? 0
  const ways = alternatives(reader)
  reader.at += 1
  return ways
}

function escapeLength({ source, at }: Reader): number {
  return /^\\(?:u\{[^}]*\}|u.{4}|x..|[pP]\{[^}]*\}|k<\w+>|c.|\d+|.)/s.exec(source.slice(at))?.[0].length ?? 1
}

function repetition(reader: Reader): { least: number; most: number } {
  const [written = '', sign, least, comma, most] = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(reader.source.slice(reader.at)) ?? []
  reader.at += written.length
  if (written === '') return { least: 1, most: 1 }
  if (sign) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY }
  if (!comma) return { least: Number(least), most: Number(least) }
  return { least: Number(least), most: most ? Number(most) : Number.POSITIVE_INFINITY }
}
