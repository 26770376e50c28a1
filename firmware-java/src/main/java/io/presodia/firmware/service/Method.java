package io.presodia.firmware.service;

/** What a request may do. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE;

    /** Whether it may change something. */
    public boolean unsafe() {
        return this != GET;
    }
}
