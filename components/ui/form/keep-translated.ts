/** What a browser's translation puts in place of a text. */
const TRANSLATED = 'FONT'

/**
 * Lets React change a page that the browser has translated. Translation takes React's text nodes out and puts elements of its own in
 * their places; React, which does not know, then fails to remove a text, to insert before it, or writes into one that no one sees.
 * Here each text taken out is remembered with its translation, and React's next step is applied to what is in its place.
 */
export function keepTranslated(page: Document): void {
  const { Node, MutationObserver, HTMLElement } = page.defaultView ?? window
  const translations = new WeakMap<Node, Element>()

  const note = (records: MutationRecord[]) => {
    for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      for (const node of removedNodes) {
        if (node.nodeType !== Node.TEXT_NODE) continue
        // Replaced in one step, or inserted beside it first and removed in the next.
        const translation = [...addedNodes, previousSibling, nextSibling].find(
          (near) => near instanceof HTMLElement && near.tagName === TRANSLATED,
        )
        if (translation instanceof HTMLElement) translations.set(node, translation)
      }
    }
  }
  const observer = new MutationObserver(note)
  observer.observe(page, { childList: true, subtree: true })

  /** What is in this parent for a node now: itself, its translation, or nothing. */
  const standIn = (node: Node, parent: Node): Node | null => {
    if (node.parentNode === parent) return node
    note(observer.takeRecords())
    const translation = translations.get(node)
    return translation?.parentNode === parent ? translation : null
  }

  const { removeChild, insertBefore } = Node.prototype
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    const present = standIn(child, this)
    if (present !== null) removeChild.call(this, present)
    // One that is no longer in any page is already gone; one that is elsewhere is the caller's mistake and throws as usual.
    else if (child.parentNode !== null) removeChild.call(this, child)
    return child
  }
  Node.prototype.insertBefore = function <T extends Node>(this: Node, added: T, before: Node | null): T {
    insertBefore.call(this, added, before && (standIn(before, this) ?? (before.parentNode === null ? null : before)))
    return added
  }

  const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue')
  Object.defineProperty(Node.prototype, 'nodeValue', {
    ...value,
    set(this: Node, text: string | null) {
      if (this.parentNode === null && this.nodeType === Node.TEXT_NODE) {
        note(observer.takeRecords())
        // The new text is shown as it is; the browser translates it again.
        const translation = translations.get(this)
        if (translation?.parentNode) translation.replaceWith(this)
        translations.delete(this)
      }
      value?.set?.call(this, text)
    },
  })
}
