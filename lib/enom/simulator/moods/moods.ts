import type { World } from '../commands/command'
import { PRODUCTS } from '../products/products'
import type { Account } from '../state/schema'
import { draw } from './draw'
import { FAULT_KINDS, type FaultKind, type MoodKind, WEATHER, type WeatherKind } from './kinds'
import type { Lens } from './lens'
import { listLag } from './list-lag'
import type { Moods as Drawn } from './schema'
import { giveBack, spendElsewhere } from './spend-elsewhere'

/** Everything drawn for one call. */
export type Fate = {
  fault: FaultKind | null
  waitMs: number
  maintenance: boolean
  /** A number from 0 to 1 for any choice the fault has to make, such as where to cut. */
  luck: number
  strangeStatus: boolean
  /** Applies what happens at Enom right before the command, and returns the command's view of the store. */
  meet(account: Account | undefined, prodTypes: number[]): Lens
}

export type Moods = { draw(command: string, login: string): Fate }

/**
 * Draws the moods of each call. The n-th call of a command gets the same draw whenever the seed and the rates are the same. Setting moods
 * or starting the server restarts the count.
 */
export function createMoods(world: Pick<World, 'store' | 'clock'>): Moods {
  let drawnWith: Drawn | null = null
  let counts = new Map<string, number>()
  let windows = new Map<string, number>()
  const recent = new Map<string, number[]>()

  function begin(moods: Drawn): void {
    if (moods === drawnWith) return
    drawnWith = moods
    counts = new Map()
    windows = new Map()
  }

  function isOpen(window: string): boolean {
    return (windows.get(window) ?? 0) > world.clock.now().getTime()
  }

  return {
    draw(name, login) {
      const { moods } = world.store.settings()
      begin(moods)
      const command = name.toLowerCase()
      const turn = (counts.get(command) ?? 0) + 1
      counts.set(command, turn)
      const luck = (what: string) => draw(moods.seed, command, turn, what)
      const isHit = (kind: WeatherKind) => luck(kind) * 1000 < rateOf(moods, kind, command)
      const open = (window: string) => windows.set(window, world.clock.now().getTime() + moods.windowSeconds * 1000)

      const isOver = isOverLimit(recent, login.toLowerCase(), moods.callsPerSecond)
      if (isHit('maintenance')) open('maintenance')
      return {
        fault: isOver ? 'throttled' : drawFault(moods, command, luck('fault')),
        waitMs: Math.round(moods.latencyFromMs + luck('latency') * Math.max(0, moods.latencyToMs - moods.latencyFromMs)),
        maintenance: isOpen('maintenance'),
        luck: luck('luck'),
        strangeStatus: isHit('unknown-status'),
        meet(account, prodTypes) {
          giveBack(world)
          if (account && isHit('balance-spent')) spendElsewhere(world, account, moods.windowSeconds)
          for (const prodType of prodTypes) {
            if (isHit('price-change')) changePrice(world, prodType, (luck('price') * 2 - 1) * (moods.priceChangePercent / 100))
            if (isHit('product-off')) open(`off ${prodType}`)
          }
          const isHidden = listLag(moods, rateOf(moods, 'list-lag', command), command, world.clock.now())
          return {
            off: new Set(PRODUCTS.map(({ prodType }) => prodType).filter((prodType) => isOpen(`off ${prodType}`))),
            ...(isHidden && { isHidden }),
            ...(isHit('stale-status') && { isStale: ({ certId }) => command !== 'certgetcerts' || luck(`stale ${certId}`) < 0.5 }),
          }
        },
      }
    },
  }
}

/** Returns how often a mood applies to a command, per mille. */
function rateOf({ rates }: Drawn, kind: MoodKind, command: string): number {
  const rate = rates[kind]
  const touches = isWeather(kind) ? WEATHER[kind].commands : null
  const isMeant = [touches, rate?.commands].every((list) => !list || list.some((name) => name.toLowerCase() === command))
  return rate && isMeant ? rate.perMille : 0
}

function isWeather(kind: MoodKind): kind is WeatherKind {
  return kind in WEATHER
}

/** Draws at most one fault per call. Each fault occupies its own part of the range from 0 to 1000. */
function drawFault(moods: Drawn, command: string, luck: number): FaultKind | null {
  let end = 0
  for (const kind of FAULT_KINDS) {
    end += rateOf(moods, kind, command)
    if (luck * 1000 < end) return kind
  }
  return null
}

/** Whether a login's calls within the last second, including this one, exceed the limit. */
function isOverLimit(recent: Map<string, number[]>, login: string, most: number): boolean {
  if (most === 0) return false
  const now = performance.now()
  const times = [...(recent.get(login) ?? []).filter((at) => at > now - 1000), now]
  recent.set(login, times)
  return times.length > most
}

function changePrice({ store }: Pick<World, 'store'>, prodType: number, share: number): void {
  const listed = PRODUCTS.find((product) => product.prodType === prodType)?.resellerPrice
  if (listed === undefined) return
  const settings = store.settings()
  const changed = { ...settings.products[prodType], resellerPrice: Math.max(1, Math.round(listed * (1 + share))) }
  store.commit({ settings: { ...settings, products: { ...settings.products, [prodType]: changed } } })
}
