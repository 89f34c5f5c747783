import { FAULT_POINTS, type FaultPoint } from '../../../lib/fault-point'
import type { ShopProcess } from '../../../scripts/run/stack'
import type { Random } from './random'

/** What a process does at a fault point: it is killed, hangs forever, throws, or waits until the run opens the barrier. */
export const DEEDS = ['kill', 'hang', 'throw', 'wait'] as const
export type Deed = (typeof DEEDS)[number]

/** Takes effect the `count`th time a process reaches `point`. */
export type Step = { point: FaultPoint; count: number; deed: Deed }

/**
 * Points assigned to web processes. Workers get all the others, and both get `settle.*`. Workers also reach `webhook.*`, but only once an
 * hour, when the sweep stores events that no webhook delivered.
 */
const IN_WEB = /^(order|payment|webhook|settle)\./
const IN_WORKER = /^(?!order|payment|webhook)/

/** Formats the plan for a process, e.g. `purchase.sent:3=kill,mail.after_send:1=hang`. */
export function writePlan(steps: readonly Step[]): string {
  return steps.map(({ point, count, deed }) => `${point}:${count}=${deed}`).join(',')
}

/** @throws Error naming the text that is not a valid step. */
export function readPlan(text: string): Step[] {
  return text.split(',').flatMap((word): Step[] => {
    if (word === '') return []
    const [, name, count, verb] = /^([a-z._]+):(\d+)=([a-z]+)$/.exec(word) ?? []
    const point = FAULT_POINTS.find((known) => known === name)
    const deed = DEEDS.find((known) => known === verb)
    if (!point || !deed) throw new Error(`"${word}" is not a step of a fault plan`)
    return [{ point, count: Number(count), deed }]
  })
}

/** Points reached so rarely that the action is always planned for the first pass. */
const SELDOM = /^(look|submit|poll|refund|sweep)\./

/**
 * Plans the steps of a run, in order. The first round kills at each point once, in seeded order, during one of the first passes. Later
 * rounds may use later passes, until there are `count` steps; in these rounds, about one step in four throws instead of killing.
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
 * Returns the next steps for a process: each remaining point for its kind, once. Processes of the same kind divide the points among
 * themselves, so that they do not all die at the same point at the same time. A process that has used up its share takes any remaining
 * point.
 */
export function nextFor(name: ShopProcess, all: readonly ShopProcess[], left: readonly Step[], width: number): Step[] {
  const isWeb = name.startsWith('web')
  const kin = all.filter((other) => other.startsWith('web') === isWeb)
  const fit = left.filter(({ point }) => (isWeb ? IN_WEB : IN_WORKER).test(point))
  const once = fit.filter((step, index) => fit.findIndex(({ point }) => point === step.point) === index)
  const share = once.filter(({ point }) => FAULT_POINTS.indexOf(point) % kin.length === kin.indexOf(name))
  return (share.length ? share : once).slice(0, width)
}
