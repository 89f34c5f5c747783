import { format } from 'node:util'
import { now } from '../../clock'
import { log } from '../../log'

/** How many lines are written per minute. The rest are only counted, so that no outsider can fill the disk. */
const MAX_LINES_PER_MINUTE = 30
const MINUTE = 60_000
const MAX_LINE_LENGTH = 1_000

type Console = Pick<typeof console, 'error' | 'warn' | 'info' | 'log'>
type Write = (level: 'error' | 'warn' | 'info', fields: object, text: string) => void

/** Turns everything Next prints into single lines of our log, leaving out the contents of visitors' headers. */
export function logConsole(target: Console = console, write: Write = (level, fields, text) => log[level](fields, text)): void {
  let began = 0
  let lines = 0
  const print =
    (level: 'error' | 'warn' | 'info') =>
    (...said: unknown[]) => {
      const at = now().getTime()
      if (at - began > MINUTE) {
        if (lines > MAX_LINES_PER_MINUTE) write('warn', { from: 'next', leftOut: lines - MAX_LINES_PER_MINUTE }, 'log lines dropped')
        began = at
        lines = 0
      }
      lines += 1
      if (lines > MAX_LINES_PER_MINUTE) return
      const fault = said.find((part) => part instanceof Error)
      const words = said.filter((part) => part !== fault)
      const text = tidy(format(...(words.length ? words : [fault?.message])))
      write(level, { from: 'next', ...(fault && { err: summarise(fault) }) }, text)
    }
  target.error = print('error')
  target.warn = print('warn')
  target.info = print('info')
  target.log = print('info')
}

function summarise(fault: Error): object {
  const digest = 'digest' in fault ? { digest: fault.digest } : {}
  const frames = fault.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return { type: fault.name, message: tidy(fault.message), stack: frames?.join('\n'), ...digest }
}

/** Removes control characters, and the parts of a request that Next quotes. */
function tidy(text: string): string {
  const quoted = /`[^`]*`|"[^"]*"/g
  return (/server action|header/i.test(text) ? text.replace(quoted, '[left out]') : text)
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, MAX_LINE_LENGTH)
    .trim()
}
