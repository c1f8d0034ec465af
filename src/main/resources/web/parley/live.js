// @ts-check
// Follows one discussion over a WebSocket, by the rules of docs/live-protocol.md.
import { api } from './html.js';

/** @typedef {{thread: import('./thread.js').Thread, reread(wish: {minSeq?: number}): Promise<unknown>}} Follower */

export class Live {
  /** @type {WebSocket | undefined} */
  #socket;
  #failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Frames of other kinds than a discussion's. @type {((frame: any) => void) | undefined} */
  onframe;

  /** @param {Follower} follower */
  constructor(follower) {
    this.follower = follower;
  }

  start() {
    if (this.#socket) return;
    clearTimeout(this.#timer);
    const socket = (this.#socket = new WebSocket(api.replace('http', 'ws') + '/live', 'parley.v1'));
    socket.onopen = () => this.#subscribe();
    socket.onmessage = message => socket === this.#socket && this.#hear(JSON.parse(message.data));
    socket.onclose = () => socket === this.#socket && this.#again(this.#backoff());
  }

  stop() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  /** @param {object} frame @returns {boolean} whether it could be sent */
  send(frame) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** @param {number} wait in milliseconds */
  #again(wait) {
    this.stop();
    this.#timer = setTimeout(() => this.start(), wait);
  }

  /** 1 s, then twice as long each time up to 30 s, shortened at random by up to a half. */
  #backoff() {
    return Math.min(30_000, 1_000 * 2 ** this.#failures++) * (1 - Math.random() / 2);
  }

  #subscribe() {
    const { id, seq, epoch, lang } = this.follower.thread;
    this.send({ subscribe: { discussion: id, after: seq, epoch, as: 'html', lang } });
    this.onframe?.({ open: true });
  }

  /** @param {any} frame */
  #hear(frame) {
    const { thread } = this.follower;
    const { presence, resync, drain } = frame;
    this.#failures = 0;
    if (frame.discussion === thread.id) this.#apply(frame.events);
    if (presence?.discussion === thread.id) thread.readers(presence.readers);
    if (resync) this.#resync(resync.in, resync.seq);
    if (drain) this.#again(drain.reconnectIn);
    if (frame.me) this.onframe?.(frame.me);
  }

  /** @param {any[]} events */
  #apply(events) {
    const { thread } = this.follower;
    for (const event of events) {
      if (event.seq <= thread.seq) continue;
      if (event.seq > thread.seq + 1) return this.#subscribe();
      if (!thread.apply(event)) return this.#resync(0, event.seq);
      thread.seq = event.seq;
    }
  }

  /** @param {number} wait in milliseconds @param {number} minSeq */
  #resync(wait, minSeq) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const socket = this.#socket;
      const read = await this.follower.reread({ minSeq }).then(() => true, () => false);
      if (socket !== this.#socket) return;
      // From the old position the server will say resync again, a little later.
      if (read) this.#subscribe();
      else this.#again(this.#backoff());
    }, wait);
  }
}
