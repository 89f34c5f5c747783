import { FAULT_POINTS, type FaultPoint } from '../../lib/fault-point'
import type { ShopProcess } from '../../scripts/run/stack'
import type { Random } from './random'

/** What happens to a process at a fault point: it dies, never goes on, fails, or waits until the run opens the barrier. */
export const DEEDS = ['kill', 'hang', 'throw', 'wait'] as const
export type Deed = (typeof DEEDS)[number]

/** At the `count`th time a process comes to `point`. */
export type Step = { point: FaultPoint; count: number; deed: Deed }

/**
 * Points a web process is told of; the worker is told of all others, and both settle payments. The worker comes to `webhook.*` as well,
 * where its sweep stores what no webhook told, but only once an hour.
 */
const IN_WEB = /^(order|payment|webhook|settle)\./
const IN_WORKER = /^(?!order|payment|webhook)/

/** `purchase.sent:3=kill,mail.after_send:1=hang`: what a process is started with. */
export function writePlan(steps: readonly Step[]): string {
  return steps.map(({ point, count, deed }) => `${point}:${count}=${deed}`).join(',')
}

/** @throws Error that names what is not a step. */
export function readPlan(text: string): Step[] {
  return text.split(',').flatMap((word): Step[] => {
    if (word === '') return []
    const [, name, count, verb] = /^([a-z._]+):(\d+)=([a-z]+)$/.exec(word) ?? []
    const point = FAULT_POINTS.find((known) => known === name)
    const deed = DEEDS.find((known) => known === verb)
    if (!point || !deed) throw new Error(`"${word}" is no step of a fault plan`)
    return [{ point, count: Number(count), deed }]
  })
}

/** A process seldom comes to these, so it dies at the first time. */
const SELDOM = /^(look|submit|poll|refund|sweep)\./

/**
 * The steps of a run, in their order: a kill at each point once, in the seed's order, at one of its first passes; then again and again
 * at later passes until there are `count`, of which every fourth or so fails instead of dying.
 */
export function planSteps(random: Random, count: number, points: readonly FaultPoint[] = FAULT_POINTS): Step[] {
  const steps: Step[] = []
  for (let round = 1; steps.length < count; round++) {
    for (const point of random.shuffle(points)) {
      if (steps.length === count) return steps
      const passes = SELDOM.test(point) ? 1 : 1 + random.whole(round === 1 ? 3 : 12)
      steps.push({ point, count: passes, deed: round > 1 && random.whole(4) === 0 ? 'throw' : 'kill' })
    }
  }
  return steps
}

/**
 * The next steps for a process: each point once, of those that are left for its kind. Processes of a kind share them, so that they do
 * not die at the same point at once; one with no share left takes any.
 */
export function nextFor(name: ShopProcess, all: readonly ShopProcess[], left: readonly Step[], width: number): Step[] {
  const isWeb = name.startsWith('web')
  const kin = all.filter((other) => other.startsWith('web') === isWeb)
  const fit = left.filter(({ point }) => (isWeb ? IN_WEB : IN_WORKER).test(point))
  const once = fit.filter((step, index) => fit.findIndex(({ point }) => point === step.point) === index)
  const share = once.filter(({ point }) => FAULT_POINTS.indexOf(point) % kin.length === kin.indexOf(name))
  return (share.length ? share : once).slice(0, width)
}
