import { expect } from '@playwright/test'
import { mayStaff, STAFF_ROLES, type StaffDeed, type StaffRole } from '../../lib/permissions'
import { DEMO_ADMIN, DEMO_BUYER } from '../../prisma/seed/demo-people'
import { readForm, submitForm } from '../../scripts/bench/submit-form'
import { deedOf, type Reach, ROUTES } from '../../scripts/check/routes'
import { buy } from '../buy'
import { eventually, query } from '../eventually'
import { running } from '../running'
import { test } from '../story'

// These tests must also pass without proxy.ts, which sets the content security policy that lets a form redirect to Stripe.
test.use({ bypassCSP: true })

const MISSING = '019b0000-0000-7000-8000-000000000000'
const WHO = ['anonymous', 'owner', 'other client', 'staff'] as const
type Who = (typeof WHO)[number]

/** The response to one request: its status, its redirect target with the requested id replaced, and the text of the page. */
type Answer = { status: number; to: string | null; words: string }

async function ask(route: string, id: string, cookie: string): Promise<Answer> {
  const what = route.startsWith('/pull') ? 'fullchain.pem' : 'fullchain'
  const address = route
    .replace('[id]', id)
    .replace('[token]', 'A'.repeat(43))
    .replace('[what]', what)
    .replace('[slug]', 'rapidssl')
    .replace('[number]', 'INV-2026-00001')
    .replace(/\[\.\.\.\w+\]/, 'nowhere')
  const response = await fetch(running.web + address, { redirect: 'manual', headers: { cookie } })
  const body = (await response.text()).replaceAll(id, 'ID')
  const to = response.headers.get('location')
  return {
    status: response.status,
    to: to === null ? null : to.replace(running.web, '').replaceAll(id, 'ID'),
    // Compare only the text, because the position of the title in the head depends on when the shop's name was read.
    words: body.replace(/<script[\s\S]*?<\/script>|<[^>]*>|\s+/g, ' ').replace(/ +/g, ' '),
  }
}

const isLet = ({ status, to }: Answer) => status === 200 || (status === 307 && /^\/account\//.test(to ?? ''))
const isAsked = ({ status, to }: Answer, door: string) => status === 307 && (to ?? '').startsWith(door)

/** For each kind of route, returns whether it responds correctly to everyone, for an id that exists and for one that does not. */
const RULES: Record<Exclude<Reach, `staff:${string}`>, (real: Record<Who, Answer>, missing: Record<Who, Answer>) => boolean> = {
  anyone: (real) => WHO.every((who) => real[who].status < 500 && !isAsked(real[who], '/admin')),
  token: (real) => WHO.every((who) => real[who].status < 500 && real[who].words === real.anonymous.words),
  'signed-in': (real) =>
    isLet(real.owner) && isLet(real['other client']) && isAsked(real.anonymous, '/sign-in') && isAsked(real.staff, '/sign-in'),
  'owner-of-certificate': ownerOnly,
  'owner-of-order': ownerOnly,
  staff: (real) =>
    [200, 404].includes(real.staff.status) &&
    (['anonymous', 'owner', 'other client'] as const).every((who) => isAsked(real[who], '/admin/sign-in')),
}

/** An owner can do everything that other staff can, so each role is tested separately. */
function ruleOf(reach: Reach) {
  return deedOf(reach) === null ? RULES[reach as keyof typeof RULES] : RULES.staff
}

function ownerOnly(real: Record<Who, Answer>, missing: Record<Who, Answer>): boolean {
  const other = real['other client']
  return (
    (isLet(real.owner) || real.owner.status === 404) &&
    other.status === 404 &&
    other.words === missing['other client'].words &&
    other.words === missing.owner.words &&
    isAsked(real.anonymous, '/sign-in') &&
    real.anonymous.to === missing.anonymous.to &&
    isAsked(real.staff, '/sign-in')
  )
}

test('every page and route shows strangers, other clients and staff only what they may see', async ({ page }) => {
  test.setTimeout(240_000)
  const email = 'owner@authorisation.test'
  await buy(page, { product: 'RapidSSL', email })
  await eventually(page, page.getByText(/set up/i).first())
  await query(
    `update "User" u set "passwordHash" = d."passwordHash" from "User" d where d.email = '${DEMO_BUYER.email}' and u.email = '${email}'`,
  )
  const signIn = async (door: string, person: { email: string; password: string }) =>
    submitForm(await readForm(running.web + door, 'password'), { email: person.email, password: person.password })
  const cookies: Record<Who, string> = {
    anonymous: '',
    owner: await signIn('/sign-in/password', { email, password: DEMO_BUYER.password }),
    'other client': await signIn('/sign-in/password', DEMO_BUYER),
    staff: await signIn('/admin/sign-in', DEMO_ADMIN),
  }
  const [own] = await query<{ certificate: string; order: string }>(
    `select c.id as certificate, o.id as order from "Certificate" c join "Order" o on o.id = c."orderId" where o.email = '${email}'`,
  )
  const idOf = (route: string) => (route.includes('/orders/') ? own?.order : own?.certificate) ?? ''
  const everyone = async (route: string, id: string) => {
    const answers = {} as Record<Who, Answer>
    for (const who of WHO) answers[who] = await ask(route, id, cookies[who])
    return answers
  }
  for (const [route, reach] of Object.entries(ROUTES)) {
    const real = await everyone(route, idOf(route))
    const missing = route.includes('[id]') ? await everyone(route, MISSING) : real
    const short = (answers: Record<Who, Answer>) => WHO.map((who) => `${who} ${answers[who].status} ${answers[who].to ?? ''}`.trim())
    expect
      .soft(ruleOf(reach)(real, missing), `${route} (${reach}): ${short(real).join(', ')}; missing: ${short(missing).join(', ')}`)
      .toBe(true)
  }
})

test('every restricted page and route of the back office opens for exactly the roles that include it', async () => {
  test.setTimeout(240_000)
  const { email, password } = DEMO_ADMIN
  const cookie = await submitForm(await readForm(`${running.web}/admin/sign-in`, 'password'), { email, password })
  const [own] = await query<{ certificate: string; order: string }>(
    `select id as certificate, "orderId" as order from "Certificate" limit 1`,
  )
  const idOf = (route: string) => (route.includes('/orders/') ? own?.order : own?.certificate) ?? MISSING
  // Pages open to every role are tested above; the house rules check that they require no other permission.
  const routes = Object.entries(ROUTES).flatMap(([route, reach]) => {
    const deed = deedOf(reach)
    return deed === null || deed === 'see' ? [] : [[route, deed] as const]
  })
  expect(routes.length).toBeGreaterThan(20)
  try {
    for (const role of STAFF_ROLES) {
      // A new role takes effect from the next request.
      await query(`update "User" set "staffRole" = '${role}' where email = '${email}'`)
      for (const [route, deed] of routes) {
        const { status, to } = await ask(route, idOf(route), cookie)
        const isTurnedAway = status === 307 && /^\/admin\/(not-allowed|sign-in)/.test(to ?? '')
        // A page may report an unknown id before it checks the role.
        const isRight = may(role, deed) ? !isTurnedAway && status < 500 : isTurnedAway || status === 404
        expect.soft(isRight, `${role} ${route} (${deed}): ${status} ${to ?? ''}`).toBe(true)
      }
    }
  } finally {
    await query(`update "User" set "staffRole" = 'owner' where email = '${email}'`)
  }
})

const may = (role: StaffRole, deed: StaffDeed) => mayStaff({ kind: 'staff', userId: MISSING, role }, deed)
