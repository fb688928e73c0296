/**
 * Reads an answer of the program: JSON as bytes, or a value the bridge has parsed already. A text is
 * such a value, because the bridge parses whatever comes as text.
 */
export function readAnswer(raw: unknown): unknown {
  if (isBytes(raw)) return JSON.parse(new TextDecoder().decode(raw)) as unknown;
  return raw;
}

/** By its tag, because the buffer may come from another realm, where instanceof fails. */
function isBytes(raw: unknown): raw is ArrayBuffer | ArrayBufferView {
  return ArrayBuffer.isView(raw) || Object.prototype.toString.call(raw) === '[object ArrayBuffer]';
}
