import { plainLetters } from '../../plain-letters'
import { plainAmount } from '../lists/csv'
import type { Span } from '../reports/period'
import { lastDay } from '../reports/text'
import type { JournalEntry, LedgerNumbers } from './schema'

/** The characters used in our texts whose Windows-1252 codes differ from Unicode. */
const WINDOWS: Record<string, number> = { '€': 0x80, '…': 0x85, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96, '—': 0x97 }

/** Encodes a text in Windows-1252. Letters it does not have are replaced with plain letters. */
export function toWindows1252(text: string): Uint8Array {
  const bytes = [...text].flatMap((letter) => {
    const code = WINDOWS[letter] ?? letter.codePointAt(0) ?? 0
    if (letter in WINDOWS || code < 0x80 || (code >= 0xa0 && code <= 0xff)) return [code]
    return [...Buffer.from(plainLetters(letter) || '?')]
  })
  return Uint8Array.from(bytes)
}

const HEAD = [
  'Umsatz (ohne Soll/Haben-Kz)',
  'Soll/Haben-Kennzeichen',
  'WKZ Umsatz',
  'Kurs',
  'Basis-Umsatz',
  'WKZ Basis-Umsatz',
  'Konto',
  'Gegenkonto (ohne BU-Schlüssel)',
  'BU-Schlüssel',
  'Belegdatum',
  'Belegfeld 1',
  'Belegfeld 2',
  'Skonto',
  'Buchungstext',
]

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const compact = (at: Date) => at.toISOString().slice(0, 10).replaceAll('-', '')

/** Returns the two header lines of a DATEV file (format EXTF 700, Buchungsstapel 12). */
export function datevHead({ span, made, numbers }: { span: Span; made: Date; numbers: LedgerNumbers }): string {
  const { consultant, client, receivables } = numbers
  const stamp = made.toISOString().replace(/\D/g, '')
  const period = [`${span.from.getUTCFullYear()}0101`, Math.max(4, receivables.length), compact(span.from), compact(lastDay(span))]
  const first = ['"EXTF"', 700, 21, '"Buchungsstapel"', 12, stamp, '', '"KM"', '""', '""', consultant, client, ...period, '"Keelmark"']
  const rest = ['""', 1, 0, 0, '"EUR"', '', '""', '', '', '""', '', '', '""', '""']
  return lines([[...first, ...rest], HEAD])
}

/** Returns the lines of a DATEV file for the given journal entries. */
export function datevLines(entries: readonly JournalEntry[], numbers: LedgerNumbers): string {
  return lines(
    entries.map(({ at, document, debit, credit, amount, currency, text }) => {
      const day = at.toISOString()
      return [
        plainAmount({ amount, currency }).replace('.', ','),
        '"S"',
        quoted(currency),
        '',
        '',
        '""',
        numbers[debit],
        numbers[credit],
        '""',
        `${day.slice(8, 10)}${day.slice(5, 7)}`,
        quoted(documentNumber(document)),
        '""',
        '',
        quoted(text.slice(0, 60)),
      ]
    }),
  )
}

/** Keeps the characters that DATEV accepts in a document number, and strips leading characters that would start a formula. */
function documentNumber(text: string): string {
  return text
    .replaceAll('_', '-')
    .replace(/[^A-Za-z0-9$&%*+/-]/g, '')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 36)
}

function lines(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.join(';')}\r\n`).join('')
}
