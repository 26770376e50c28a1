// One request by node-coap: node node-coap-peer.js MODULES PORT '{"path":…}'; prints what came, one JSON line each.
'use strict';
const [modules, port, text] = process.argv.slice(2);
const coap = require(modules + '/coap');
// By itself it takes a version for text, and spoils it.
coap.registerOption('ETag', (bytes) => bytes, (bytes) => bytes);
const asked = JSON.parse(text);
const [pathname, query] = asked.path.split('?');
const request = coap.request({
    hostname: '127.0.0.1',
    port: Number(port),
    method: asked.method || 'GET',
    pathname,
    query,
    observe: asked.observe > 0,
    agent: new coap.Agent({type: 'udp4'})
});
for (const [name, hex] of Object.entries(asked.options || {})) {
    request.setOption(name, Buffer.from(hex, 'hex'));
}
const option = (message, name) => {
    const found = (message._packet.options || []).find((one) => String(one.name) === name);
    return found === undefined ? undefined : found.value.toString('hex');
};
const tell = (message, payload) => console.log(JSON.stringify({
    code: message.code,
    etag: option(message, 'ETag'),
    echo: option(message, '252'),
    format: option(message, 'Content-Format'),
    length: payload.length,
    payload: payload.toString(asked.binary ? 'hex' : 'utf8')
}));
request.on('response', (response) => {
    if (!(asked.observe > 0)) {
        tell(response, response.payload);
        process.exit(0);
    }
    let heard = 0;
    response.on('data', (payload) => {
        tell(response, payload);
        if (++heard === asked.observe) {
            process.exit(0);
        }
    });
});
request.on('error', (error) => {
    console.log(JSON.stringify({error: String(error)}));
    process.exit(0);
});
setTimeout(() => process.exit(3), 20000);
request.end(asked.body === undefined ? undefined : Buffer.from(asked.body));
