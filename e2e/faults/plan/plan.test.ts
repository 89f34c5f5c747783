import { expect, test } from 'vitest'
import { FAULT_POINTS } from '../../../lib/fault-point'
import { nextFor, planSteps, readPlan, writePlan } from './plan'
import { seeded } from './random'

test('the same seed plans the same kills in the same order; a different seed plans others', () => {
  const planned = (seed: number) => writePlan(planSteps(seeded(seed), 60))
  expect(planned(7)).toBe(planned(7))
  expect(planned(7)).not.toBe(planned(8))
})

test('every point is used once before any is reused', () => {
  const steps = planSteps(seeded(1), 60)
  expect(new Set(steps.slice(0, FAULT_POINTS.length).map(({ point }) => point)).size).toBe(FAULT_POINTS.length)
  expect(steps).toHaveLength(60)
})

test('a process is only given points that it reaches, each once, and none that its peers have', () => {
  const steps = planSteps(seeded(1), 60)
  const pointsOf = (name: 'web' | 'web-2' | 'worker', width = 99) =>
    nextFor(name, ['worker', 'web', 'web-2'], steps, width).map(({ point }) => point)
  const [web, other, worker] = [pointsOf('web'), pointsOf('web-2'), pointsOf('worker')]
  expect([...web, ...other].every((point) => /^(order|payment|webhook|settle)\./.test(point))).toBe(true)
  expect(new Set([...web, ...other]).size).toBe(8)
  expect(web.length + other.length).toBe(8)
  expect(worker).not.toContain('webhook.before_commit')
  expect(worker).toContain('settle.after_commit')
  expect(new Set(worker).size).toBe(worker.length)
  expect(pointsOf('worker', 3)).toHaveLength(3)
})

test('a process whose share is used up takes any remaining step', () => {
  const left = readPlan('order.before_commit:1=kill')
  for (const name of ['web', 'web-2'] as const) expect(nextFor(name, ['web', 'web-2'], left, 5)).toEqual(left)
})

test('a plan survives a round trip through text, and malformed text is refused', () => {
  const text = 'purchase.sent:3=kill,mail.after_send:1=hang'
  expect(writePlan(readPlan(text))).toBe(text)
  expect(readPlan('')).toEqual([])
  expect(() => readPlan('purchase.nowhere:1=kill')).toThrow('is not a step')
  expect(() => readPlan('purchase.sent:1=explode')).toThrow('is not a step')
})
