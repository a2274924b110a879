/** A text box that is as tall as its text: an invisible copy in the same grid cell gives it its height. */
export class TargetField extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('input', this.grow)
    this.grow()
  }

  readonly grow = (): void => {
    const [mirror, field] = [this.querySelector('.field__mirror'), this.querySelector('textarea')]
    // the last line of a text that ends in a line break has no height of its own
    if (mirror && field) mirror.textContent = `${field.value}\u00A0`
  }
}
