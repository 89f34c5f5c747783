/** The element that a browser's translation puts in place of a text node. */
const TRANSLATED = 'FONT'

/**
 * Lets React update a page that the browser has translated. Translation replaces React's text nodes with its own elements. React does not
 * know this: removing a text or inserting before it fails, and updating a text changes a node that is no longer visible. This code records
 * the translation of each replaced text and applies React's next step to it.
 */
export function keepTranslated(page: Document): void {
  const { Node, MutationObserver, HTMLElement } = page.defaultView ?? window
  const translations = new WeakMap<Node, Element>()

  const note = (records: MutationRecord[]) => {
    for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      for (const node of removedNodes) {
        if (node.nodeType !== Node.TEXT_NODE) continue
        // The translation may replace the text in one step, or be inserted beside it before the text is removed.
        const translation = [...addedNodes, previousSibling, nextSibling].find(
          (near) => near instanceof HTMLElement && near.tagName === TRANSLATED,
        )
        if (translation instanceof HTMLElement) translations.set(node, translation)
      }
    }
  }
  const observer = new MutationObserver(note)
  observer.observe(page, { childList: true, subtree: true })

  /** Returns what currently represents a node in this parent: the node itself, its translation, or null. */
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
    // A node without a parent has already been removed. A node elsewhere is the caller's mistake and throws as usual.
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
        // Shows the new text untranslated. The browser then translates it again.
        const translation = translations.get(this)
        if (translation?.parentNode) translation.replaceWith(this)
        translations.delete(this)
      }
      value?.set?.call(this, text)
    },
  })
}
