/**
 * @template {Element} Kind
 * @param {string} id
 * @param {new () => Kind} kind the class of the element, such as HTMLSelectElement
 * @returns {Kind} the element of the page with this id
 */
export function byId(id, kind) {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) {
    throw new Error(`The page has no ${kind.name} #${id}`)
  }
  return element
}

/**
 * Makes an element. Texts that came over HTTP are set as `textContent`, never
 * as markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {readonly (Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, children = []) {
  const node = Object.assign(document.createElement(tag), properties)
  node.append(...children)
  return node
}

/**
 * @param {string} text
 * @returns {HTMLSpanElement} a line in small, muted type
 */
export function quiet(text) {
  return element("span", { className: "quiet", textContent: text })
}

/**
 * Announces a text to screen readers.
 * @param {string} text
 */
export function announce(text) {
  byId("news", HTMLElement).textContent = text
}
