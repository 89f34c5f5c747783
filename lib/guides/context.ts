import { wordsOf } from '../languages/text'
import type { Language } from '../languages/types'
import { type FileNames, fileNames } from './file-names'
import type { Guide, Step } from './types'

/** The values for a guide. All are safe inside a command or a configuration file. */
export type GuideContext = {
  /** The name as in the certificate, including `*.`. */
  domain: string
  /** The names for the server's configuration. */
  names: string[]
  /** A single name without an asterisk, to connect to. */
  host: string
  files: FileNames
  /** Returns a sentence from the guides with the client's names and files filled in. */
  say: Say
}

type Sentence = Parameters<ReturnType<typeof wordsOf<'guides'>>>[0]
export type Say = (sentence: Sentence, values?: Readonly<Record<string, string>>) => string

export type GuideWriter = (context: GuideContext) => Guide & Required<Pick<Guide, 'check' | 'undo'>>

/** Keeps only host names, so that nothing else from a forged request ends up in a command. */
export function guideContext(domain: string, names: readonly string[], language: Language): GuideContext {
  const safe = [domain, ...names].map((name) => name.toLowerCase()).filter((name) => /^(?:\*\.)?[a-z0-9][a-z0-9.-]*$/.test(name))
  const [first = 'example.com'] = safe
  const all = first.startsWith('*.') ? [first.slice(2), ...safe] : safe
  const own = [...new Set(all)]
  const host = first.replace(/^\*\./, 'www.')
  const files = fileNames(first)
  const words = wordsOf(language, 'guides')
  const known = { ...files, domain: first, host, names: own.join(', '), site: first.replace(/^\*\./, '') }
  return { domain: first, names: own, host, files, say: (sentence, values) => words(sentence, { ...known, ...values }) }
}

/**
 * A check that works for every server: it shows what the server really sends. `echo Q` ends it in every shell, whereas PowerShell rejects
 * `</dev/null`.
 */
export function checkWithOpenssl({ host, say }: GuideContext, port = 443): Step {
  return {
    text: say('install.check'),
    command: `echo Q | openssl s_client -connect ${host}:${port} -servername ${host} -verify_hostname ${host} -brief`,
  }
}

/** Joins certificate and key into one password-protected file, for systems that accept no other format. */
export function makePfx({ files, say }: GuideContext): Step {
  return {
    text: say('install.makePfx'),
    command: `openssl pkcs12 -export -inkey ${files.key} -in ${files.fullchain} -out ${files.pfx}`,
  }
}

/** Copies certificate and key into a folder of the server. Existing files are kept alongside the new ones, with the suffix `.old`. */
export function copyInto(folder: string, { files }: GuideContext, { owner = '' } = {}): string {
  const by = owner && `-o ${owner} `
  return [
    `sudo install -d ${by}-m 750 ${folder}`,
    `sudo install -b -S .old ${by}-m 644 ${files.fullchain} ${folder}/`,
    `sudo install -b -S .old ${by}-m 600 ${files.key} ${folder}/`,
  ].join('\n')
}

/** Restores the files that `copyInto` kept, and loads them with `reload`. */
export function putBack(folder: string, { files, say }: GuideContext, reload: string): Step {
  return {
    text: say('install.putBack'),
    command: [...[files.fullchain, files.key].map((name) => `sudo mv ${folder}/${name}.old ${folder}/${name}`), reload].join('\n'),
  }
}
