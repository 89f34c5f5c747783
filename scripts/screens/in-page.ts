// Functions that run in the page. Playwright sends their source code, so each must be self-contained.

/** The findings from one inspection of a page, as lists of faults. */
export type Look = {
  title: string
  headings: string[]
  overflow: number
  cut: string[]
  /** Targets smaller than 24 px, and primary buttons less than 44 px high. */
  small: string[]
  low: string[]
  primaries: string[]
  /** Buttons that submit something. */
  forms: number
  unlabelled: string[]
  uncompleted: string[]
  boxes: number
  stray: string[]
  tags: number
  mute: string[]
  moving: string[]
  destroying: string[]
  words: string[]
}

export function look(): Look {
  const main = document.querySelector('main') ?? document.body
  const name = (element: Element) => {
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)
    return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''} “${text || element.getAttribute('name') || ''}”`
  }
  const isClipped = (element: Element) =>
    element.closest('thead') !== null && getComputedStyle(element.closest('thead') ?? element).clipPath !== 'none'
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    const { clipPath, clip } = getComputedStyle(element)
    return (
      width > 1 &&
      height > 1 &&
      clipPath === 'none' &&
      clip === 'auto' &&
      !isClipped(element) &&
      element.checkVisibility({ visibilityProperty: true })
    )
  }
  const seen = (selector: string, from: Element | Document = document) => [...from.querySelectorAll(selector)].filter(isSeen)

  const cut = seen('*').filter((element) => {
    if (element.matches('input, select, textarea')) return false
    const { overflowX } = getComputedStyle(element)
    return (overflowX === 'hidden' || overflowX === 'clip') && element.scrollWidth > element.clientWidth + 1
  })

  const inText = (element: Element) => {
    if (getComputedStyle(element).display !== 'inline') return false
    const around = element.closest('p, li, dd, dt, td, th, label, caption, h1, h2, h3, figcaption, legend, span, div')
    return (around?.textContent ?? '').trim().length > (element.textContent ?? '').trim().length
  }
  const hit = (element: Element) => {
    const label = element.closest('label')
    const own = element.getBoundingClientRect()
    if (!label || !element.matches('[type=checkbox], [type=radio]')) return own
    const around = label.getBoundingClientRect()
    return { width: Math.max(own.width, around.width), height: Math.max(own.height, around.height) }
  }
  const targets = seen('a[href], button, input:not([type=hidden]), select, textarea, summary')
  const small = targets.filter((element) => {
    const { width, height } = hit(element)
    return (width < 23.5 || height < 23.5) && !(element.matches('a, summary, button') && inText(element))
  })
  const mains = seen('.btn-primary')
  const primaries = mains.length ? mains : seen('.btn-danger:not(.btn-small)')

  const controls = seen('input:not([type=hidden]), select, textarea', document.body).filter((box) => !box.closest('dialog'))
  const labelOf = (box: Element) => {
    const labels = [...((box as HTMLInputElement).labels ?? [])]
    const ids = (box.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean)
    const named = ids.map((id) => document.getElementById(id)).filter((one) => one !== null)
    if ([...labels, ...named].some((label) => isSeen(label) && (label.textContent ?? '').trim())) return true
    // A search box is labelled by the button beside it.
    if (box.closest('form')?.method === 'get' && box.parentElement?.parentElement?.querySelector('button[type=submit]')) return true
    // A checkbox that selects a row is labelled by the row's name beside it, and a field in a table by its column's name above it.
    return Boolean(box.closest('td, th')) && Boolean((box.closest('tr')?.textContent ?? '').trim())
  }
  const aboutPerson =
    /e-?mail|first.?name|last.?name|given|family|phone|\btel\b|password|postal|postcode|\bcode$|street|address1|\bcity\b|country|organi[sz]ation|company/i
  const uncompleted = controls.filter((box) => {
    if (!box.matches('input:not([type=checkbox]):not([type=radio]):not([type=search]):not([type=file])')) return false
    const said = `${box.getAttribute('name') ?? ''}`
    return (aboutPerson.test(said) || box.matches('[type=email], [type=tel], [type=password]')) && !box.hasAttribute('autocomplete')
  })

  // The design tokens, as computed by the page.
  const probe = document.createElement('i')
  document.body.append(probe)
  const tokens = new Set(['rgba(0, 0, 0, 0)', 'none'])
  const names =
    'paper surface sunken ink ink-2 ink-3 line line-strong peacock peacock-deep peacock-pale on-peacock brass ok ok-pale warn warn-pale bad bad-pale on-bad info info-pale'
  for (const token of names.split(' ')) {
    probe.style.color = `var(--${token})`
    tokens.add(getComputedStyle(probe).color)
  }
  probe.remove()
  const sizes = [13, 14, 15, 16, 17, 19, 20, 22, 28, 32]
  const radii = ['0px', '2px', '3px', '50%', '9999px']
  const stray = new Set<string>()
  for (const element of [document.body, ...seen('body *')]) {
    if (element.matches('[type=checkbox], [type=radio], [type=file], [type=color], option, iframe, noscript, progress, meter')) continue
    const style = getComputedStyle(element)
    const colours: [string, string][] = [
      ['color', style.color],
      ['background', style.backgroundColor],
    ]
    for (const side of ['Top', 'Right', 'Bottom', 'Left'] as const) {
      if (style[`border${side}Width`] !== '0px' && style[`border${side}Style`] !== 'none')
        colours.push(['border', style[`border${side}Color`]])
    }
    if (element instanceof SVGElement) {
      colours.length = 0
      if (!element.matches('svg, g, defs, use')) colours.push(['fill', style.fill], ['stroke', style.stroke])
    }
    for (const [what, colour] of colours) if (!tokens.has(colour)) stray.add(`${what} ${colour} at ${name(element)}`)
    for (const radius of style.borderRadius.split(' ')) if (!radii.includes(radius)) stray.add(`radius ${radius} at ${name(element)}`)
    if (style.boxShadow !== 'none') stray.add(`shadow at ${name(element)}`)
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim())
    if (hasText) {
      const size = Number.parseFloat(style.fontSize)
      const isDisplay = size >= 34 && size <= 56
      if (!isDisplay && !sizes.some((one) => Math.abs(one - size) < 0.05)) stray.add(`size ${style.fontSize} at ${name(element)}`)
      if (!/plex/i.test(style.fontFamily)) stray.add(`font ${style.fontFamily.slice(0, 30)} at ${name(element)}`)
    }
  }

  const tags = seen('.rounded-tag.border-current')
  const mute = tags.filter(
    (tag) => !tag.querySelector('[aria-hidden]')?.textContent || !tag.querySelector(':not([aria-hidden])')?.textContent,
  )

  const moving = new Set<string>()
  for (const element of seen('body *')) {
    const { transitionDuration, animationName, animationDuration } = getComputedStyle(element)
    const longest = Math.max(...transitionDuration.split(',').map((one) => Number.parseFloat(one) * (one.includes('ms') ? 1 : 1000)))
    const lasts =
      animationName === 'none'
        ? 0
        : Math.max(...animationDuration.split(',').map((one) => Number.parseFloat(one) * (one.includes('ms') ? 1 : 1000)))
    if (longest > 300 || lasts > 300) moving.add(name(element))
  }

  const destroying = seen('button', main).filter((button) =>
    /^(delete|remove|withdraw|cancel|revoke|end|stop|terminate|refund|disable|discard|sign out everywhere|turn off|close)\b/i.test(
      (button.textContent ?? '').trim(),
    ),
  )

  const copy = main.cloneNode(true) as Element
  for (const gone of copy.querySelectorAll('.needs-script, noscript, script, style, [role=status]')) gone.remove()
  return {
    title: document.title,
    // A screen reader skips inert content, so an inert heading is not the page's heading.
    headings: seen('h1:not([inert] *)').map((heading) => (heading.textContent ?? '').trim().replace(/\s+/g, ' ')),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    cut: cut.map(name),
    small: small.map((element) => `${name(element)} ${Math.round(hit(element).width)}×${Math.round(hit(element).height)}`),
    low: primaries.filter((button) => button.getBoundingClientRect().height < 43.5).map(name),
    primaries: primaries.map((button) => (button.textContent ?? '').trim()),
    forms: [...main.querySelectorAll('form')].filter((form) => form.method !== 'get').flatMap((form) => seen('button', form)).length,
    unlabelled: controls.filter((box) => !labelOf(box)).map(name),
    uncompleted: uncompleted.map(name),
    boxes: controls.length,
    stray: [...stray],
    tags: tags.length,
    mute: mute.map(name),
    moving: [...moving],
    destroying: destroying.map((button) => (button.textContent ?? '').trim()),
    words: wordsOf(copy),
  }

  /** Returns the page's words with all numbers replaced, because times and counts change between two visits. */
  function wordsOf(element: Element): string[] {
    const texts: string[] = []
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = (node.textContent ?? '')
        .trim()
        .replace(/\s+/g, ' ')
        .replace(/\d+/g, '0')
        .replace(/\b(second|minute|hour|day)s?\b/g, 'while')
      if (text) texts.push(text)
    }
    return texts
  }
}

/** Puts a long unbroken name wherever data is shown, and returns by how many pixels the page then overflows sideways. */
export function stretch(): number {
  const long = `${'w'.repeat(63)}.example.com`
  // If the columns are side by side, only a row's name can be that long.
  const cells = innerWidth < 720 ? 'main :is(td, dd, h1, th[scope=row])' : 'main :is(dd, h1, th[scope=row])'
  for (const cell of document.querySelectorAll(cells)) {
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    const node = walk.nextNode()
    const parent = node?.parentElement
    // A cell that shows a number never shows a name.
    if (!node || !/\p{L}/u.test(node.textContent ?? '') || !parent || parent.closest('.btn, button, .sr-only, .numeric, label, time'))
      continue
    node.textContent = long
  }
  return document.documentElement.scrollWidth - document.documentElement.clientWidth
}

/** Returns what is wrong with the page in print: navigation that remains, and links in running text whose URLs are not written out. */
export function lookAtPaper(): { left: string[]; unwritten: string[] } {
  const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 1
  const text = (element: Element) => (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)
  const left = [
    ...document.querySelectorAll('nav, header a, header form, footer, .btn, button, main form[method=get] input[name=search]'),
  ].filter(isSeen)
  const links = [...document.querySelectorAll('main :is(p, li, dd) a[href]:not([href^="#"])')].filter(isSeen)
  const unwritten = links.filter((link) => {
    const href = link.getAttribute('href') ?? ''
    const isWritten = text(link).includes(href.replace(/^(mailto:|tel:|https?:\/\/)/, '').slice(0, 40))
    return !isWritten && /^(none|normal|"")$/.test(getComputedStyle(link, '::after').content)
  })
  return { left: left.map((one) => `${one.tagName.toLowerCase()} “${text(one)}”`), unwritten: unwritten.map(text) }
}

/** Starts recording each element that receives focus, in `window.stops`. Returns the number of focusable elements. */
export function watchFocus(): number {
  const reach = [
    ...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'),
  ].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !(element as HTMLButtonElement).disabled &&
      element.getAttribute('tabindex') !== '-1' &&
      !element.closest('[inert]'),
  )
  const stops: { name: string; fault: string | null }[] = []
  const visited = new Set<Element>()
  Object.assign(window, { stops, visited, reach })
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    visited.add(target)
    const name = `${target.tagName.toLowerCase()} “${(target.textContent || target.getAttribute('name') || '').trim().slice(0, 40)}”`
    const style = getComputedStyle(target)
    const stop: { name: string; fault: string | null } = { name, fault: null }
    stops.push(stop)
    if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2) stop.fault = 'no visible focus'
    requestAnimationFrame(() => {
      const { left, top, right, bottom } = target.getBoundingClientRect()
      const shown = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
      const points = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + 2, top + 2],
        [right - 2, bottom - 2],
        [left + 8, (top + bottom) / 2],
      ] as const
      const isHit = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y)
        return top !== null && (target.contains(top) || top.contains(target))
      })
      if (document.activeElement === target && (!shown || !isHit)) stop.fault ??= shown ? 'covered' : 'outside the window'
    })
  })
  // Each part of a date field is a stop.
  return reach.reduce((sum, element) => sum + (element.matches('[type=date], [type=time], [type=datetime-local]') ? 6 : 1), 0)
}

/** Returns the faults at the focus stops recorded by `watchFocus`, and the elements never reached. */
export function readFocus(): string[] {
  const { stops, visited, reach } = window as unknown as {
    stops: { name: string; fault: string | null }[]
    visited: Set<Element>
    reach: Element[]
  }
  const isReached = (element: Element) => {
    if (visited.has(element) || !element.isConnected) return true
    // Arrow keys move within a group of radio buttons.
    return (
      element instanceof HTMLInputElement &&
      element.type === 'radio' &&
      [...visited].some((one) => one instanceof HTMLInputElement && one.name === element.name)
    )
  }
  const missed = reach.filter((element) => !isReached(element))
  return [
    ...stops.flatMap(({ name, fault }) => (fault ? [`${name}: ${fault}`] : [])),
    ...missed.map((element) => `never reached: ${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 40)}”`),
  ]
}

/** Returns whether the list below a search box has rows. A table above the box is about something else, e.g. the costs that changed. */
export function hasRowsBelow(box: Element): boolean {
  return [...document.querySelectorAll('main table tbody tr')].some(
    (row) => box.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING,
  )
}
