"""Bytes closed by a passphrase as age does it, at a cost that every office's PC can pay.

pyrage measures the machine it runs on and takes as much of scrypt as one second seems to allow:
half a gibibyte one time, an eighth of it the next, and an old PC refuses what seems too much for
itself. So the cost is fixed here (decision 0032); what opens the file is pyrage, or any other age.
"""

import base64
import hmac
import secrets
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

COST: Final = 17
"""2^17 rounds of scrypt: 128 MiB."""

_LABEL: Final = b"age-encryption.org/v1/scrypt"
_CHUNK: Final = 64 * 1024
_BLOCKS: Final = 8


def close(plain: bytes, passphrase: bytes, cost: int = COST) -> bytes:
    """Return *plain* as an age file that *passphrase* opens, after 2^*cost* rounds of scrypt."""
    salt, key = secrets.token_bytes(16), secrets.token_bytes(16)
    slow = Scrypt(salt=_LABEL + salt, length=32, n=1 << cost, r=_BLOCKS, p=1).derive(passphrase)
    wrapped = ChaCha20Poly1305(slow).encrypt(bytes(12), key, None)
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_b64(salt), cost, _b64(wrapped))
    mac = hmac.digest(_derived(key, b"", b"header"), head, "sha256")
    nonce = secrets.token_bytes(16)
    return (
        head + b" " + _b64(mac) + b"\n" + nonce + _stream(_derived(key, nonce, b"payload"), plain)
    )


def _stream(key: bytes, plain: bytes) -> bytes:
    cipher, out = ChaCha20Poly1305(key), bytearray()
    last = max(0, len(plain) - 1) // _CHUNK
    for n in range(last + 1):
        nonce = n.to_bytes(11, "big") + bytes([n == last])
        out += cipher.encrypt(nonce, plain[n * _CHUNK : (n + 1) * _CHUNK], None)
    return bytes(out)


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt or None, info=purpose).derive(key)


def _b64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")
