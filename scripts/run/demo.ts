import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { DEMO_ADMIN, DEMO_BUYER } from '../../prisma/seed/demo-people'
import { linkedData, removeDatabase } from '../database/postgres-place'
import { UNFINISHED_PAST } from '../demo/places'
import { readSettings } from './settings'
import { type PartName, portsFrom, refuseBusyPorts, type Stack, type StackPlan, startStack } from './stack'

const DIRECTORY = '.data/demo'
const DATABASE = path.resolve(DIRECTORY, 'postgres')
const BOOLEAN = { type: 'boolean' } as const
const ENDING = 'Ending …'
const PARTS: readonly PartName[] = ['database', 'inbox', 'dns', 'enom', 'stripe', 'worker', 'web']

/** `npm run demo` and `npm run dev`: runs the whole shop on this computer until Ctrl-C. */
async function main(): Promise<number> {
  const options = readOptions()
  if (options === null) return 2
  const mode = options.dev ? 'development' : 'production'
  console.info(`Keelmark is starting (${options.dev ? 'development, with hot reload' : 'production build'})`)
  const interrupted = untilInterrupted()
  const plan: StackPlan = {
    settings: readSettings(),
    ports: portsFrom(options.port),
    directory: DIRECTORY,
    mode,
    past: !options.empty,
    tell: (part, text) => console.info(`  ${part.padEnd(9)} ${text}`),
    ...(options.dev && { onWebLine: (line: string) => console.info(line) }),
  }
  // If interrupted while starting, the script exits immediately: each part ends once the script that started it is gone.
  const stack = await Promise.race([start(plan, options.fresh).catch(toText), interrupted])
  if (typeof stack === 'string') {
    console.error(stack)
    return stack === ENDING ? 0 : 1
  }
  console.info(whatToTry(stack))
  const why = await Promise.race([interrupted, untilPartEnds(stack)])
  console.info(why)
  await stack.stop()
  const outside = linkedData(DATABASE)
  console.info(`Everything has stopped. Your data is stored in ${DIRECTORY}${outside ? ` and ${outside}` : ''}.`)
  return why === ENDING ? 0 : 1
}

async function start(plan: StackPlan, fresh: boolean): Promise<Stack> {
  // An interrupted history matches neither the simulators nor the next history.
  if (fresh || existsSync(path.join(DIRECTORY, UNFINISHED_PAST))) {
    // Throws if another demo is still using the data.
    await refuseBusyPorts(plan.ports)
    removeDatabase(DATABASE)
    rmSync(DIRECTORY, { recursive: true, force: true })
  }
  return startStack(plan)
}

function toText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function readOptions(): { fresh: boolean; empty: boolean; dev: boolean; port: number } | null {
  try {
    const { values } = parseArgs({ options: { fresh: BOOLEAN, empty: BOOLEAN, dev: BOOLEAN, port: { type: 'string' } } })
    const port = Number(values.port ?? 3000)
    if (!Number.isInteger(port) || port < 1024 || port > 60_000) throw new Error('--port needs a number from 1024 to 60000')
    return { fresh: values.fresh ?? false, empty: values.empty ?? false, dev: values.dev ?? false, port }
  } catch (error) {
    console.error(`${toText(error)}\nUsage: npm run demo -- [--fresh] [--empty] [--port 3100]`)
    return null
  }
}

function untilInterrupted(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(ENDING))
  })
}

function untilPartEnds(stack: Stack): Promise<string> {
  return Promise.race(
    PARTS.flatMap((name) => {
      const part = stack.part(name)
      return part
        ? [part.gone.then(({ lastWords }) => `${name} stopped unexpectedly, so everything else stops too. Its last output:\n${lastWords}`)]
        : []
    }),
  )
}

function whatToTry({ addresses }: Stack): string {
  return `
Open ${addresses.web}

  a buyer    ${addresses.web}/sign-in         ${DEMO_BUYER.email}   ${DEMO_BUYER.password}
  an admin   ${addresses.web}/admin/sign-in   ${DEMO_ADMIN.email}   ${DEMO_ADMIN.password}

Try this: buy a certificate (card 4242 4242 4242 4242), open the mail at ${addresses.inbox}, set the certificate up,
approve it by the link in the authority's mail, download it. Be the authority or break Enom at ${addresses.enom}/operator;
"Moderate chaos" there makes Enom lose answers, lag and stumble as it does on a bad day ("Calm" ends it).
Ctrl-C ends everything.`
}

process.exitCode = await main()
process.exit()
