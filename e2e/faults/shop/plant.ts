import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { FaultPoint } from '../../../lib/fault-point'
import { readPlan, type Step } from '../plan/plan'

// This module is loaded into the web and worker processes of a fault run before their own code. It carries out the plan at each fault point
// and shifts the process's clock. Each hit is written to disk before the process dies, so the run knows what happened.
const { KEELMARK_FAULT_PLAN: plan = '', KEELMARK_FAULT_LOG: file = '', KEELMARK_FAULT_PART: part = '' } = process.env
const { KEELMARK_FAULT_BARRIER: barrier = '', KEELMARK_FAULT_CLOCK: clock = '' } = process.env
const steps = readPlan(plan)
const passes = new Map<FaultPoint, number>()
/** Polling intervals for the barrier and the clock file, in milliseconds. */
const LOOK_EVERY = 25
const CLOCK_EVERY = 100

globalThis.keelmarkFaultPoint = (point) => {
  const count = (passes.get(point) ?? 0) + 1
  passes.set(point, count)
  const step = steps.find((each) => each.point === point && each.count === count)
  appendFileSync(file, `${JSON.stringify({ at: Date.now(), part, pid: process.pid, point, count, ...(step && { deed: step.deed }) })}\n`)
  if (step) return carryOut(step)
}

function carryOut({ deed, point }: Step): Promise<void> {
  if (deed === 'throw') throw new Error(`the fault run fails here: ${point}`)
  if (deed === 'wait') return untilOpen()
  if (deed === 'kill') process.kill(process.pid, 'SIGKILL')
  return new Promise(() => undefined)
}

function untilOpen(): Promise<void> {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (!existsSync(barrier)) return
      clearInterval(look)
      resolve()
    }, LOOK_EVERY)
  })
}

let offset = 0
let readAt = 0
Object.defineProperty(globalThis, 'keelmarkClockOffset', {
  get() {
    if (Date.now() - readAt > CLOCK_EVERY) {
      readAt = Date.now()
      offset = existsSync(clock) ? Number(readFileSync(clock, 'utf8')) || 0 : 0
    }
    return offset
  },
})
