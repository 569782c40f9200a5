/** Which of a number's two 32-bit words holds sign and exponent: Node also runs on big-endian machines. */
export const HIGH_WORD = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
export const LOW_WORD = 1 - HIGH_WORD;
