// peer.mjs: one of the peers behind the line protocol of `dossier-cli extract`: a request a line in, a reply a line out.
//
// SPDX-License-Identifier: GPL-3.0-or-later
//
// usage: node peer.mjs readability|defuddle PACKAGES
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [, , name, packages] = process.argv;
const require = createRequire(path.join(packages, 'package.json'));
const { parseHTML } = require('linkedom');
const output = fs.createWriteStream(null, { fd: 1 });

// What a peer prints must not come between the replies.
for (const method of ['log', 'info', 'debug', 'warn', 'error']) console[method] = () => {};
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});

const makers = {
  readability: async () => {
    const { Readability } = require('@mozilla/readability');
    return (document) => {
      const article = new Readability(document).parse();
      return article && {
        title: article.title, byline: article.byline, published: article.publishedTime, html: article.content,
      };
    };
  },
  defuddle: async () => {
    const file = path.join(packages, 'node_modules/defuddle/dist/node.js');
    const { Defuddle } = await import(pathToFileURL(file));
    return async (document, url) => {
      const article = await Defuddle(document, url, { useAsync: false });
      return article && {
        title: article.title, byline: article.author, published: article.published, html: article.content,
      };
    };
  },
};

// The encoding that the first bytes speak of, else UTF-8, else the old one of the west.
function decode(bytes) {
  const label = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'));
  for (const encoding of ['utf-8', label && label[1], 'windows-1252']) {
    try {
      if (encoding) return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch { /* the next one */ }
  }
  return bytes.toString('utf8');
}

function absolute(url) {
  try {
    return new URL(url).href;
  } catch {
    return 'https://example.org/';
  }
}

const extract = await makers[name]();
for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (!line) continue;
  const request = JSON.parse(line);
  let reply;
  try {
    const { document } = parseHTML(decode(fs.readFileSync(request.path)));
    reply = await extract(document, absolute(request.url)) || {};
  } catch (error) {
    reply = { error: String(error.message || error).slice(0, 200) };
  }
  output.write(`${JSON.stringify({ id: request.id, ...reply })}\n`);
}
