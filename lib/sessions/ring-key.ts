import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Bytes of a key's id in front of what it sealed. */
export const KEY_ID_BYTES = 2;

/** How many bytes sealing adds: key id, nonce and authentication tag. */
export const SEAL_BYTES = KEY_ID_BYTES + IV_BYTES + TAG_BYTES;

/**
 * One secret, made into a key for one purpose (HKDF-SHA256, RFC 5869), so that
 * what is sealed for one purpose is of no use for another.
 */
export class RingKey {
  /** Tells the keys of a ring apart, mostly; not secret. */
  readonly id: number;
  readonly #key: KeyObject;

  /**
   * @param secret at least 32 bytes nobody else knows
   * @param purpose what the key is for, such as `session`
   */
  constructor(secret: Uint8Array, purpose: string) {
    const derive = (use: string, bytes: number): Buffer =>
      Buffer.from(
        hkdfSync('sha256', secret, '', `nest-fastmcp ${use} ${purpose}`, bytes),
      );
    this.id = derive('id', KEY_ID_BYTES).readUInt16BE();
    this.#key = createSecretKey(derive('key', 32));
  }

  /** Encrypts bytes with AES-256-GCM under a random nonce of 96 bits (NIST SP 800-38D). */
  seal(associated: Uint8Array, bytes: Uint8Array): Buffer {
    const head = Buffer.allocUnsafe(KEY_ID_BYTES);
    head.writeUInt16BE(this.id);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv);
    cipher.setAAD(associated);
    const sealed = [cipher.update(bytes), cipher.final()];
    return Buffer.concat([head, iv, ...sealed, cipher.getAuthTag()]);
  }

  /** What was sealed with this key and these associated bytes; `undefined` for anything else. */
  open(associated: Uint8Array, sealed: Uint8Array): Buffer | undefined {
    const start = KEY_ID_BYTES + IV_BYTES;
    const end = sealed.length - TAG_BYTES;
    if (end < start) return undefined;
    try {
      const iv = sealed.subarray(KEY_ID_BYTES, start);
      const decipher = createDecipheriv(CIPHER, this.#key, iv, {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(associated);
      decipher.setAuthTag(sealed.subarray(end));
      const bytes = decipher.update(sealed.subarray(start, end));
      // GCM is a stream cipher: `final` checks the tag and adds no bytes.
      decipher.final();
      return bytes;
    } catch {
      return undefined;
    }
  }

  /** Keyed digest of a text (HMAC-SHA256, RFC 2104). */
  digest(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}
