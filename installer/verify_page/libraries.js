// The two things the checking page cannot do itself: find QR codes in pixels, and check an Ed25519 signature in a
// browser that has none of its own.
import { ed25519 } from "@noble/curves/ed25519.js";
import { decodeQRBatch } from "qr/decode.js";

globalThis.SigapLibraries = {
  // Every QR text in a picture {data: RGBA, width, height}.
  async readCodes(picture) {
    const [found] = await decodeQRBatch([picture], { effort: 64, timeLimit: 1500 });
    return found.filter((text) => typeof text === "string" && text !== "");
  },
  verifyEd25519(signature, content, key) {
    try {
      return ed25519.verify(signature, content, key, { zip215: false });
    } catch {
      return false;
    }
  },
};
