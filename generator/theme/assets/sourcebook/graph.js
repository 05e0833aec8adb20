// The drawing of who is named with whom: made only when asked for. The table below it says the same in words.
import { ROOT } from "./dom.js";

const STEPS = 240;
const LABELLED = 40; // names that always have their label; the others have theirs under the pointer

export function startGraph() {
  const frame = document.querySelector("#sb-whole");
  const button = frame.querySelector("button");
  frame.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const { nodes, ties } = await (await fetch(frame.dataset.ties)).json();
    const canvas = frame.querySelector("canvas");
    canvas.hidden = false;
    const points = place(nodes, ties);
    const draw = (near) => paint(canvas, nodes, ties, points, near);
    draw();
    addEventListener("resize", () => draw());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw());
    canvas.addEventListener("pointermove", (event) => {
      const near = nearest(canvas, points, event);
      canvas.title = near === undefined ? "" : nodes[near][0];
      canvas.style.cursor = near === undefined ? "" : "pointer";
      draw(near);
    });
    canvas.addEventListener("click", (event) => {
      const near = nearest(canvas, points, event);
      if (near !== undefined) location.assign(new URL(nodes[near][1], ROOT));
    });
    document.querySelector("#sb-drawn").textContent = `${nodes.length} names, ${ties.length} ties. Point at one to see its own; choose it to go there.`;
  });
}

/** Where each name goes, between 0 and 1: ties pull, names push, and the same data always gives the same drawing. */
export function place(nodes, ties) {
  const points = nodes.map((_, index) => {
    const angle = index * 2.39996; // the golden angle: a start that spreads evenly
    const reach = Math.sqrt((index + 1) / nodes.length) / 2;
    return { x: 0.5 + reach * Math.cos(angle), y: 0.5 + reach * Math.sin(angle), dx: 0, dy: 0 };
  });
  const ideal = 0.7 / Math.sqrt(Math.max(nodes.length, 1));
  for (let step = 0; step < STEPS; step += 1) {
    const heat = 0.04 * (1 - step / STEPS);
    push(points, ideal);
    for (const [one, other, count] of ties) pull(points[one], points[other], ideal, Math.log2(1 + count));
    for (const point of points) move(point, heat);
  }
  fit(points, "x");
  fit(points, "y");
  return points;
}

/** Stretch one direction so that the outermost names stand near the edges. */
function fit(points, axis) {
  const values = points.map((point) => point[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  for (const point of points) point[axis] = 0.03 + (0.94 * (point[axis] - least)) / Math.max(most - least, 1e-9);
}

function push(points, ideal) {
  for (let one = 0; one < points.length; one += 1) {
    for (let other = one + 1; other < points.length; other += 1) {
      const x = points[one].x - points[other].x;
      const y = points[one].y - points[other].y;
      const force = (ideal * ideal) / Math.max(x * x + y * y, 1e-6);
      points[one].dx += x * force;
      points[one].dy += y * force;
      points[other].dx -= x * force;
      points[other].dy -= y * force;
    }
  }
}

function pull(one, other, ideal, strength) {
  const x = one.x - other.x;
  const y = one.y - other.y;
  const force = (Math.hypot(x, y) / ideal) * 0.1 * strength;
  one.dx -= x * force;
  one.dy -= y * force;
  other.dx += x * force;
  other.dy += y * force;
}

function move(point, heat) {
  point.dx += (0.5 - point.x) * 0.5; // towards the middle, so that what is tied to nothing stays in sight
  point.dy += (0.5 - point.y) * 0.5;
  const length = Math.max(Math.hypot(point.dx, point.dy), 1e-9);
  const step = Math.min(length, heat) / length;
  point.x += point.dx * step;
  point.y += point.dy * step;
  point.dx = point.dy = 0;
}

function nearest(canvas, points, event) {
  const box = canvas.getBoundingClientRect();
  const distances = points.map((point) => Math.hypot(point.x * box.width - (event.clientX - box.left), point.y * box.height - (event.clientY - box.top)));
  const best = distances.indexOf(Math.min(...distances));
  return distances[best] < 14 ? best : undefined;
}

function paint(canvas, nodes, ties, points, near) {
  const ratio = devicePixelRatio || 1;
  const { width, height } = canvas.getBoundingClientRect();
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const style = getComputedStyle(canvas);
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  pen.font = `12px ${style.fontFamily}`;
  const friends = new Set(near === undefined ? [] : [near]);
  for (const [one, other, count] of ties) {
    const own = near === one || near === other;
    if (own) friends.add(one).add(other);
    pen.globalAlpha = near === undefined ? 0.35 : own ? 0.9 : 0.08;
    pen.strokeStyle = style.borderTopColor;
    pen.lineWidth = Math.min(4, 0.5 + Math.log2(count));
    pen.beginPath();
    pen.moveTo(points[one].x * width, points[one].y * height);
    pen.lineTo(points[other].x * width, points[other].y * height);
    pen.stroke();
  }
  nodes.forEach(([name, , reviewed], index) => {
    const [x, y] = [points[index].x * width, points[index].y * height];
    const shown = near === undefined || friends.has(index);
    pen.globalAlpha = shown ? 1 : 0.2;
    pen.fillStyle = reviewed ? style.outlineColor : style.backgroundColor;
    pen.strokeStyle = style.outlineColor;
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.arc(x, y, 4, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
  });
  nodes.forEach(([name], index) => {
    if (!(near === undefined ? index < LABELLED : friends.has(index))) return;
    const [x, y] = [points[index].x * width, points[index].y * height];
    const length = pen.measureText(name).width;
    const left = x + 7 + length > width ? x - 7 - length : x + 7;
    pen.globalAlpha = 1;
    pen.strokeStyle = style.backgroundColor;
    pen.lineWidth = 3;
    pen.strokeText(name, left, y + 4);
    pen.fillStyle = style.color;
    pen.fillText(name, left, y + 4);
  });
}
