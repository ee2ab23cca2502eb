import type { RequestHandler } from 'express';
import { refuse } from './refuse.ts';

// Files of imports may be long, and are given up by their own reader when nothing more of them comes.
const files = /^\/import\//i;

/** Gives up requests, other than imports, that take longer than this to arrive: 408, and the connection is closed. */
export function arriveWithin(seconds: number): RequestHandler {
  return (req, res, next) => {
    if (!files.test(req.path) && !req.complete) {
      const timer = setTimeout(() => {
        if (req.complete || res.headersSent) return;
        res.setHeader('Connection', 'close');
        refuse(res, 408, 'LIMIT_EXCEEDED', `The request took longer than ${seconds} s to arrive.`);
        res.once('finish', () => req.destroy());
      }, seconds * 1_000);
      const forget = () => clearTimeout(timer);
      req.once('end', forget);
      res.once('close', forget);
    }
    next();
  };
}
