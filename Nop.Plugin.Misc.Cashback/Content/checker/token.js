// Reads signed vouchers: COSE_Sign1 over the claims of a CBOR Web Token, ES256, in Base32 after "CB1". Each voucher has one form; every other is refused, whoever signed it.
window.VoucherToken = (function () {
  'use strict';
  var alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  var mostSigns = 300;
  var mostAmount = 1000000000000n;
  var lastSecond = 253402300799n;
  // Half of the curve's order: of s and -s, which verify both, the lower one is written.
  var halfOrder = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;

  function Malformed() { }

  function base32(text) {
    var bytes = [], held = 0, bits = 0;
    for (var at = 0; at < text.length; at++) {
      var value = alphabet.indexOf(text[at]);
      if (value < 0) throw new Malformed();
      held = held << 5 | value;
      bits += 5;
      if (bits < 8) continue;
      bits -= 8;
      bytes.push(held >> bits & 0xff);
      held &= (1 << bits) - 1;
    }
    if (held !== 0 || bits >= 5) throw new Malformed();
    return new Uint8Array(bytes);
  }

  // One item after another, each in as few bytes as hold it (RFC 8949, 4.2.1).
  function Reader(bytes) {
    var at = 0;
    function take(length) {
      if (length > BigInt(bytes.length - at)) throw new Malformed();
      var taken = bytes.subarray(at, at + Number(length));
      at += Number(length);
      return taken;
    }
    function head(kind) {
      var first = take(1n)[0];
      if (first >> 5 !== kind) throw new Malformed();
      var added = first & 0x1f;
      if (added < 24) return BigInt(added);
      if (added > 27) throw new Malformed();
      var value = 0n;
      take(1n << BigInt(added - 24)).forEach(function (next) { value = value << 8n | BigInt(next); });
      if (value < [24n, 1n << 8n, 1n << 16n, 1n << 32n][added - 24]) throw new Malformed();
      return value;
    }
    this.expect = function (kind, value) {
      if (head(kind) !== BigInt(value)) throw new Malformed();
    };
    this.expectNumber = function (number) {
      this.expect(number < 0 ? 1 : 0, number < 0 ? ~number : number);
    };
    this.number = function (most) {
      var value = head(0);
      if (value > most) throw new Malformed();
      return Number(value);
    };
    this.bytes = function () { return take(head(2)); };
    this.text = function () { return String.fromCharCode.apply(null, take(head(3))); };
    this.end = function () {
      if (at !== bytes.length) throw new Malformed();
    };
  }

  function hex(bytes) {
    return Array.from(bytes, function (one) { return one.toString(16).padStart(2, '0'); }).join('');
  }

  function itemHead(kind, length) {
    return length < 24 ? [kind << 5 | length] : length < 256 ? [kind << 5 | 24, length] : [kind << 5 | 25, length >> 8, length & 0xff];
  }

  // Sig_structure (RFC 9052, 4.4), without anything external.
  function signed(head, payload) {
    var context = Array.from('Signature1', function (sign) { return sign.charCodeAt(0); });
    return new Uint8Array([].concat([0x84], itemHead(3, context.length), context, itemHead(2, head.length), Array.from(head), [0x40], itemHead(2, payload.length), Array.from(payload)));
  }

  function readHead(bytes) {
    var reader = new Reader(bytes);
    reader.expect(5, 2);
    reader.expectNumber(1);
    reader.expectNumber(-7);
    reader.expectNumber(4);
    var id = reader.bytes();
    reader.end();
    if (id.length !== 8) throw new Malformed();
    return hex(id);
  }

  function readClaims(bytes) {
    var reader = new Reader(bytes);
    reader.expect(5, 5);
    reader.expectNumber(3);
    var branch = reader.text();
    reader.expectNumber(4);
    var expires = reader.number(lastSecond);
    reader.expectNumber(7);
    var id = reader.bytes();
    reader.expectNumber(-65537);
    var amount = reader.number(mostAmount);
    reader.expectNumber(-65538);
    var currency = reader.text();
    reader.end();
    if (id.length !== 16 || amount === 0 || !/^[A-Z]{3}$/.test(currency) || !/^(0|[1-9]\d{0,9})$/.test(branch) || Number(branch) > 2147483647) throw new Malformed();
    return { id: hex(id), branch: Number(branch), amount: amount, currency: currency, expires: expires * 1000 };
  }

  function parse(token) {
    if (token.length > mostSigns || !token.startsWith('CB1')) throw new Malformed();
    var reader = new Reader(base32(token.slice(3)));
    reader.expect(6, 18);
    reader.expect(4, 4);
    var head = reader.bytes();
    reader.expect(5, 0);
    var payload = reader.bytes();
    var signature = reader.bytes();
    reader.end();
    if (signature.length !== 64 || BigInt('0x' + hex(signature.subarray(32))) > halfOrder) throw new Malformed();
    return { keyId: readHead(head), claims: readClaims(payload), signature: signature, data: signed(head, payload) };
  }

  // What a token says, or why it is refused: { claims } or { refusal: 'Malformed' | 'UnknownKey' | 'WrongSignature' }.
  // keys: public keys in SubjectPublicKeyInfo and Base64, by their ids.
  async function read(token, keys) {
    var parsed;
    try {
      parsed = parse(token);
    } catch (problem) {
      if (problem instanceof Malformed) return { refusal: 'Malformed' };
      throw problem;
    }
    if (!Object.hasOwn(keys, parsed.keyId)) return { refusal: 'UnknownKey' };
    var spki = Uint8Array.from(atob(keys[parsed.keyId]), function (sign) { return sign.charCodeAt(0); });
    var key = await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, parsed.signature, parsed.data) ? { claims: parsed.claims } : { refusal: 'WrongSignature' };
  }

  return { read: read };
})();
