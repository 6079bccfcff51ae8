// Text on the page. What comes from a message or from the gateway becomes text nodes, never markup.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

// Characters that hide, or turn the direction of writing, are named instead.
export function words(text) {
  return String(text ?? '').replace(UNSEEN, c => `<U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);
}

export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  children.forEach(child => made.append(typeof child === 'string' ? words(child) : child));
  return made;
}
