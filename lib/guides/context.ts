import { type FileNames, fileNames } from './file-names'
import type { Guide, Step } from './types'

/** What a guide is filled with. Everything here is safe inside a command or a configuration file. */
export type GuideContext = {
  /** As in the certificate, `*.` included. */
  domain: string
  /** Names for the server's configuration. */
  names: string[]
  /** One name without a star, to connect to. */
  host: string
  files: FileNames
}

export type GuideWriter = (context: GuideContext) => Guide & Required<Pick<Guide, 'check' | 'undo'>>

/** Host names only: anything else, which a forged request could hold, does not get into a command. */
export function guideContext(domain: string, names: readonly string[] = []): GuideContext {
  const safe = [domain, ...names].map((name) => name.toLowerCase()).filter((name) => /^(?:\*\.)?[a-z0-9][a-z0-9.-]*$/.test(name))
  const [first = 'example.com'] = safe
  const all = first.startsWith('*.') ? [first.slice(2), ...safe] : safe
  return { domain: first, names: [...new Set(all)], host: first.replace(/^\*\./, 'www.'), files: fileNames(first) }
}

/** The check that works for every server: what it really sends. `echo Q` ends it in every shell; PowerShell refuses `</dev/null`. */
export function checkWithOpenssl({ host }: GuideContext, port = 443): Step {
  return {
    text: 'Look at what the server sends, from any computer with OpenSSL. It must say “Verification: OK” and name your address.',
    command: `echo Q | openssl s_client -connect ${host}:${port} -servername ${host} -verify_hostname ${host} -brief`,
  }
}

/** Joins certificate and key into one password-protected file, for systems that take nothing else. */
export function makePfx({ files }: GuideContext): Step {
  return {
    text: `On the computer that holds your private key, join it with the certificate into ${files.pfx}. Choose a password when asked. “Make a file with my key”, on the certificate’s page, makes the same file in your browser. For Windows Server 2016 and older add: -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1`,
    command: `openssl pkcs12 -export -inkey ${files.key} -in ${files.fullchain} -out ${files.pfx}`,
  }
}

/** Copies certificate and key into a folder of the server. Files that were there are kept beside them, with `.old` at the end. */
export function copyInto(folder: string, { files }: GuideContext, { owner = '' } = {}): string {
  const by = owner && `-o ${owner} `
  return [
    `sudo install -d ${by}-m 750 ${folder}`,
    `sudo install -b -S .old ${by}-m 644 ${files.fullchain} ${folder}/`,
    `sudo install -b -S .old ${by}-m 600 ${files.key} ${folder}/`,
  ].join('\n')
}

/** Puts back what `copyInto` kept, and loads it with `reload`. */
export function putBack(folder: string, { files }: GuideContext, reload: string): Step {
  return {
    text: 'To go back, put back the files that were there before and load them. If this was the first certificate, take out the lines you added instead.',
    command: [...[files.fullchain, files.key].map((name) => `sudo mv ${folder}/${name}.old ${folder}/${name}`), reload].join('\n'),
  }
}

/** Goes back where a certificate is chosen in a form. */
export function chooseFormer(where: string): Step {
  return { text: `To go back, choose the former certificate ${where}. Delete it only when the new one has worked for some days.` }
}
