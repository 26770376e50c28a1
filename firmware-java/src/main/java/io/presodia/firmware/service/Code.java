package io.presodia.firmware.service;

/** Response codes of CoAP. */
public enum Code {
    CREATED(2, 1),
    DELETED(2, 2),
    VALID(2, 3),
    CHANGED(2, 4),
    CONTENT(2, 5),
    BAD_REQUEST(4, 0),
    UNAUTHORIZED(4, 1),
    BAD_OPTION(4, 2),
    FORBIDDEN(4, 3),
    NOT_FOUND(4, 4),
    METHOD_NOT_ALLOWED(4, 5),
    NOT_ACCEPTABLE(4, 6),
    CONFLICT(4, 9),
    PRECONDITION_FAILED(4, 12),
    TOO_LARGE(4, 13),
    UNSUPPORTED_FORMAT(4, 15),
    UNPROCESSABLE(4, 22),
    TOO_MANY_REQUESTS(4, 29),
    INTERNAL_ERROR(5, 0),
    UNAVAILABLE(5, 3),
    PROXY_NOT_SUPPORTED(5, 5);

    private static final int CLASS_SHIFT = 5;

    private final int number;

    Code(int category, int detail) {
        number = category << CLASS_SHIFT | detail;
    }

    /** Its number in a message. */
    public int number() {
        return number;
    }

    /** Whether the request did what it asked. */
    public boolean success() {
        return number < 4 << CLASS_SHIFT;
    }
}
