// Elements of a drawing. Classes only: what they look like, the style sheet says, in the dark and on paper too.
const namespace = 'http://www.w3.org/2000/svg';

export function el(name, attributes, ...children) {
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

export const textOf = (text, attributes) => el('text', attributes, text);
