import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const storedMail = z.object({
  id: z.string(),
  /** All envelope recipients, in lower case, joined by `, `. */
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  /** Mail programs show emails with the same Message-ID only once. */
  messageId: z.string().default(''),
  text: z.string(),
  html: z.string(),
  /** Time of receipt, in ISO 8601. */
  date: z.string(),
})

/** One email, as shown by the inbox and listed by `/messages.json`. */
export type StoredMail = z.infer<typeof storedMail>

export type Mailbox = {
  /** Stores an email. Resolves once it is on disk. */
  keep(mail: Omit<StoredMail, 'id'>): Promise<StoredMail>
  /** Returns the emails, oldest first. `to` limits the list to one recipient, ignoring case. */
  list(to?: string): StoredMail[]
  get(id: string): StoredMail | undefined
}

/**
 * Opens a folder of emails, one JSON file each, and loads those from earlier runs. An email is written under a temporary name first, so a
 * killed process never leaves a partial file.
 */
export async function openMailbox(dir: string): Promise<Mailbox> {
  await mkdir(dir, { recursive: true })
  const names = (await readdir(dir)).filter((name) => /^\d{6,}\.json$/.test(name)).sort(byNumber)
  const mails = new Map<string, StoredMail>()
  for (const name of names) {
    const mail = storedMail.parse(JSON.parse(await readFile(path.join(dir, name), 'utf8')))
    mails.set(mail.id, mail)
  }
  let last = names.length ? Number.parseInt(names[names.length - 1] ?? '0', 10) : 0

  return {
    async keep(incoming) {
      last += 1
      const mail = { id: String(last).padStart(6, '0'), ...incoming }
      const file = path.join(dir, `${mail.id}.json`)
      await writeFile(`${file}.part`, JSON.stringify(mail, null, 1))
      await rename(`${file}.part`, file)
      mails.set(mail.id, mail)
      return mail
    },
    list(to) {
      const wanted = to?.trim().toLowerCase()
      const all = [...mails.values()].sort((a, b) => Number(a.id) - Number(b.id))
      return wanted ? all.filter((mail) => mail.to.split(', ').includes(wanted)) : all
    },
    get: (id) => mails.get(id),
  }
}

function byNumber(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10)
}
