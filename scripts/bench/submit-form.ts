const ENTITIES: Record<string, string> = { '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#x27;': "'", '&#39;': "'" }

/** A form as seen by a browser without JavaScript: its URL and the values it sends by default. */
export type PageForm = { url: string; carried: [string, string][] }

/** Reads the form at `url` that has a field named `field`. @throws Error if there is none. */
export async function readForm(url: string, field: string): Promise<PageForm> {
  return findForm(await (await fetch(url)).text(), url, field)
}

/** Finds the form with a field named `field` in the HTML. @throws Error if there is none. */
export function findForm(html: string, url: string, field: string): PageForm {
  return findFormWith(html, url, `name="${field}"`)
}

/** Finds the first form whose HTML contains `attributes`. @throws Error if there is none. */
export function findFormWith(html: string, url: string, attributes: string): PageForm {
  const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes(attributes))
  if (!form) throw new Error(`${url} has no form with ${attributes}`)
  const carried = [...form.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const type = attribute(tag, 'type')
    const name = attribute(tag, 'name')
    const taken = type === 'hidden' || (type === 'radio' && /\bchecked\b/.test(tag))
    return name && taken ? [[name, attribute(tag, 'value') ?? '']] : []
  })
  return { url, carried }
}

/**
 * Submits the form and returns the cookies set by the response. @throws Error unless the response is a redirect, which is how our forms
 * report success.
 */
export async function submitForm(form: PageForm, typed: Record<string, string> = {}, cookie = ''): Promise<string> {
  const answer = await fetch(form.url, { ...filledIn(form, typed, { cookie }), redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`${form.url} returned ${answer.status} instead of a redirect`)
  await answer.arrayBuffer()
  return answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
}

/** Returns the `fetch` options that submit the form with these fields filled in. */
export function filledIn(form: PageForm, typed: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new FormData()
  for (const [name, value] of [...form.carried.filter(([name]) => !(name in typed)), ...Object.entries(typed)]) body.append(name, value)
  return { method: 'POST', body, headers: { origin: new URL(form.url).origin, ...headers } }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value?.replace(/&(?:quot|amp|lt|gt|#x27|#39);/g, (entity) => ENTITIES[entity] ?? entity)
}
