// A TLS server that admits clients as AMT is documented to admit consoles: after the handshake, by what is in the certificate. The
// TLS library has verified chain and purpose clientAuth by then; whether Intel's purpose for remote consoles is there, it does not ask.
'use strict';
const fs = require('fs');
const https = require('https');
const REMOTE_CONSOLE = '2.16.840.1.113741.1.2.1';

const options = {
  cert: fs.readFileSync('server.crt'),
  key: fs.readFileSync('server.key'),
  ca: fs.readFileSync('root.crt'),
  requestCert: true,
  rejectUnauthorized: true,
};
const server = https.createServer(options, (request, response) => {
  const purposes = request.socket.getPeerCertificate().ext_key_usage || [];
  const admitted = purposes.includes(REMOTE_CONSOLE);
  response.writeHead(admitted ? 200 : 403).end(admitted ? 'admitted' : 'no console');
});
server.listen(0, '127.0.0.1', () => console.log('listening on ' + server.address().port + '.'));
