// Pictures of certificates: bounded, tried in several sizes, their QR texts read. Nothing leaves the browser.
"use strict";

const MOST_BYTES = 30000000;
const MOST_PIXELS = 60000000;
const SIDES = [2400, 1400, 4000]; // pixels of the longer side a picture is tried in

// The QR texts in a picture file, those of certificates first.
async function codesInFile(file) {
  if (file.size > MOST_BYTES) throw new Problem("attachment-too-large");
  const head = new Uint8Array(await file.slice(0, 262144).arrayBuffer());
  if (String.fromCharCode(...head.slice(0, 5)) === "%PDF-") throw new Problem("page-no-pdf");
  const [width, height] = sizeIn(head);
  if (width * height > MOST_PIXELS) throw new Problem("picture-too-large");
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    throw new Problem("picture-damaged");
  }
  if (picture.width * picture.height > MOST_PIXELS) throw new Problem("picture-too-large");
  const others = [];
  for (const pixels of attempts(picture)) {
    const found = await SigapLibraries.readCodes(pixels);
    const ours = found.filter((text) => text.toUpperCase().includes(PREFIX));
    if (ours.length) return [...new Set(ours)];
    others.push(...found);
  }
  if (others.length) return others;
  throw new Problem("certificate-picture-no-code");
}

// Width and height as the head of a PNG or a JPEG tells them, before anything is unpacked; zeros for other files.
function sizeIn(head) {
  const view = new DataView(head.buffer);
  if (head.length > 24 && view.getUint32(0) === 0x89504e47) return [view.getUint32(16), view.getUint32(20)];
  if (head.length < 4 || view.getUint16(0) !== 0xffd8) return [0, 0];
  for (let at = 2; at + 9 < head.length && head[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const mark = head[at + 1];
    const isFrame = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
  }
  return [0, 0];
}

// A picture in the forms worth trying: as it is, softened against the noise of scanners, larger where it is small.
function* attempts(picture) {
  const longer = Math.max(picture.width, picture.height);
  const sides = [...new Set(SIDES.map((side) => Math.min(side, longer)))];
  if (longer < SIDES[1]) sides.push(longer * 2);
  for (const side of sides) {
    const pixels = drawn(picture, side / longer);
    yield pixels;
    yield softened(pixels);
  }
}

function drawn(picture, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  brush.fillStyle = "#fff"; // what is transparent is paper
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.imageSmoothingQuality = "high";
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return brush.getImageData(0, 0, canvas.width, canvas.height);
}

// Each pixel as the weighted mean of its neighbours, 1-2-1 in both directions, in grey.
function softened({ data, width, height }) {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    grey[at] = (data[at * 4] * 77 + data[at * 4 + 1] * 150 + data[at * 4 + 2] * 29) >> 8;
  }
  const rows = new Uint16Array(grey.length);
  for (let at = 0; at < grey.length; at += 1) {
    const column = at % width;
    rows[at] = grey[column ? at - 1 : at] + 2 * grey[at] + grey[column < width - 1 ? at + 1 : at];
  }
  const soft = new Uint8ClampedArray(data.length);
  for (let at = 0; at < grey.length; at += 1) {
    const above = at < width ? at : at - width;
    const below = at + width < grey.length ? at + width : at;
    soft.fill((rows[above] + 2 * rows[at] + rows[below]) >> 4, at * 4, at * 4 + 3);
    soft[at * 4 + 3] = 255;
  }
  return { data: soft, width, height };
}
