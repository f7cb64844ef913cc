/** A signature: drawn, or the name typed. The picture goes to the page, the form knows its handle. */

import type { FieldView, FileHandle } from '../../../face/index.js';
import { make, set } from '../../dom.js';
import { changed, type Control, type Setting } from '../control/control.js';
import { handleOf } from './file.js';

const WIDTH = 480;
const HEIGHT = 160;

type Point = [x: number, y: number];

export function signature(_: FieldView, { id, path, localization, say, hand }: Setting): Control {
  let strokes: Point[][] = [];
  let drawing: Point[] | undefined;
  let handle: FileHandle | null = null;
  let usable = true;
  let version = 0;
  const canvas = make('canvas', { class: 'rs-canvas', role: 'img', width: 2 * WIDTH, height: 2 * HEIGHT });
  const typing = localization.text('form.typeName');
  const signed = localization.text('form.signed');
  const name = make('input', { id, autocomplete: 'name', 'aria-label': typing, placeholder: typing });
  const clear = make('button', { class: 'rs-quiet', type: 'button' }, localization.text('form.clear'));
  const line = make('div', { class: 'rs-measure' }, name, clear);
  const box = make('div', { class: 'rs-signature-box' }, canvas, line);

  canvas.addEventListener('pointerdown', (event) => {
    if (usable && event.isPrimary && event.button === 0) {
      canvas.setPointerCapture(event.pointerId);
      name.value = '';
      drawing = [pointOf(event)];
      strokes.push(drawing);
      draw();
    }
  });
  canvas.addEventListener('pointermove', (event) => {
    if (drawing) {
      for (const each of event.getCoalescedEvents?.() ?? [event]) {
        drawing.push(pointOf(each));
      }
      draw();
    }
  });
  for (const end of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(end, () => {
      if (drawing) {
        drawing = undefined;
        void keep();
      }
    });
  }
  name.addEventListener('input', (event) => {
    event.stopPropagation();
    strokes = [];
    draw();
    void keep();
  });
  clear.addEventListener('click', () => {
    strokes = [];
    name.value = '';
    draw();
    name.focus();
    void keep();
  });
  draw();
  return {
    box,
    role: 'group',
    first: () => name,
    read: () => handle,
    write(value) {
      handle = value as FileHandle | null;
      if (!handle) {
        strokes = [];
        name.value = '';
        draw();
      }
      show();
    },
    allow(enabled, readOnly) {
      usable = enabled && !readOnly;
      name.disabled = clear.disabled = !usable;
      set(canvas, 'data-usable', usable);
    },
  };

  /** Makes a picture of what was written, and gives it to the page. */
  async function keep(): Promise<void> {
    const mine = ++version;
    const written = strokes.length > 0 || name.value.trim() !== '';
    const blob = written ? await picture() : null;
    if (mine !== version) {
      return;
    }
    if (handle) {
      hand(handle);
    }
    handle = null;
    if (blob) {
      const file = new File([blob], `${path.replaceAll('/', '-')}.png`, { type: blob.type });
      handle = handleOf(file);
      hand(handle, file);
    }
    say(handle ? signed : '');
    show();
    changed(canvas);
  }

  /** Dark ink on white, whatever the colours of the page are. */
  function picture(): Promise<Blob | null> {
    const paper = make('canvas', { width: canvas.width, height: canvas.height });
    const context = paper.getContext('2d');
    if (context) {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, paper.width, paper.height);
      write(context, '#000');
    }
    return new Promise((resolve) => paper.toBlob(resolve, 'image/png'));
  }

  function draw(): void {
    const context = canvas.getContext('2d');
    if (context) {
      context.clearRect(0, 0, canvas.width, canvas.height);
      write(context, getComputedStyle(canvas).color);
    }
    show();
  }

  function write(context: CanvasRenderingContext2D, ink: string): void {
    context.save();
    context.scale(2, 2);
    context.strokeStyle = context.fillStyle = ink;
    context.lineWidth = 2;
    context.lineCap = context.lineJoin = 'round';
    for (const stroke of strokes) {
      context.beginPath();
      // A dot is a line that ends where it begins.
      for (const [x, y] of stroke.length === 1 ? [...stroke, ...stroke] : stroke) {
        context.lineTo(x, y);
      }
      context.stroke();
    }
    context.font = 'italic 44px "Snell Roundhand", "Segoe Script", "Brush Script MT", cursive';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(name.value, WIDTH / 2, HEIGHT / 2, WIDTH - 32);
    context.restore();
  }

  function show(): void {
    const written = handle !== null || strokes.length > 0;
    set(canvas, 'aria-label', written ? signed : localization.text('form.sign'));
    clear.hidden = !written && !name.value;
    set(box, 'data-signed', handle !== null && strokes.length === 0 && !name.value ? signed : null);
  }

  function pointOf({ offsetX, offsetY }: PointerEvent): Point {
    return [(offsetX / canvas.clientWidth) * WIDTH, (offsetY / canvas.clientHeight) * HEIGHT];
  }
}
